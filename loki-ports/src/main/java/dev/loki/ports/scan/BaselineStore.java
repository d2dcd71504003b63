package dev.loki.ports.scan;

import java.util.Optional;

/** Where the baseline is kept. */
public interface BaselineStore {

    /**
     * The baseline; empty where there is none.
     *
     * @throws BaselineException where it cannot be read or understood
     */
    Optional<StoredBaseline> load();

    /**
     * Keeps a baseline, in the place of the one that is there.
     *
     * @throws BaselineException where it cannot be written
     */
    void save(StoredBaseline baseline);
}
