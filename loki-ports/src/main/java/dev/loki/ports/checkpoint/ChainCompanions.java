package dev.loki.ports.checkpoint;

import java.util.List;

/** What stands beside the chain in its folder. Implementations are thread-safe. */
public interface ChainCompanions {

    /** Of a chain that stands alone. */
    ChainCompanions NONE = new ChainCompanions() {
        @Override
        public List<KeptSegment> segments() {
            return List.of();
        }

        @Override
        public List<String> doubts() {
            return List.of();
        }
    };

    /**
     * The older segments that are there, oldest first, whether or not the chain names them.
     *
     * @throws CheckpointException where they cannot be listed
     */
    List<KeptSegment> segments();

    /**
     * What is missing or unreadable beside the chain though no crash does that, in one line each. It proves nothing
     * against the chain.
     *
     * @throws CheckpointException where it cannot be looked at
     */
    List<String> doubts();
}
