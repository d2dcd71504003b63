package dev.loki.adapter.fs.cost;

import java.nio.file.Path;

/**
 * The names of the files.
 *
 * @param folder usually {@code .loki/state}
 */
record CostFiles(Path folder) {

    static final String JOURNAL = "costs.journal";
    static final String COSTS = "costs.json";

    Path journal() {
        return folder.resolve(JOURNAL);
    }

    Path costs() {
        return folder.resolve(COSTS);
    }

    /** Held by whoever reads or writes the others. */
    Path lock() {
        return folder.resolve(JOURNAL + ".lock");
    }
}
