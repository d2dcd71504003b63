package dev.loki.adapter.fs.audit;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Decides when the state is written: at the first entry, every {@value #ENTRIES} entries or {@value #BYTES} bytes, and
 * when the chain is left. Whoever calls holds the chain's lock. A state that cannot be written fails no append: an older
 * one says less, and nothing wrong. Not thread-safe.
 */
final class StateKeeper {

    static final int ENTRIES = 1000;
    static final int BYTES = 1024 * 1024;

    private final StateFile file;
    private final Warnings warnings;
    private @Nullable ChainState stated;

    StateKeeper(StateFile file, Warnings warnings) {
        this.file = file;
        this.warnings = warnings;
    }

    /** Everything up to the tail is durable. */
    void acknowledge(Tail tail) {
        ChainState now = ChainState.at(tail.tip(), tail.length());
        ChainState before = stated();
        if (before == null
                || now.seq() < before.seq()
                || now.seq() - before.seq() >= ENTRIES
                || now.length() - before.length() >= BYTES) {
            write(now, true);
        }
    }

    /** There is a log, of which nothing is known to be durable. */
    void created() {
        if (stated() == null) {
            write(ChainState.CREATED, false);
        }
    }

    /** Whether the state does not know of this tail. */
    boolean isBehind(Tail tail) {
        ChainState before = stated;
        return before != null && before.length() < tail.length();
    }

    /** Writes down the tail as {@link #acknowledge} does, when the chain is left: that is not worth a sync. */
    void leave(Tail tail) {
        write(ChainState.at(tail.tip(), tail.length()), false);
    }

    private @Nullable ChainState stated() {
        if (stated == null) {
            try {
                stated = file.read().orElse(null);
            } catch (IOException e) {
                warnings.warn("cannot read audit.state", e);
            }
        }
        return stated;
    }

    private void write(ChainState state, boolean lasting) {
        try {
            file.write(state, lasting);
            stated = state;
        } catch (IOException e) {
            warnings.warn("cannot write audit.state", e);
        }
    }
}
