package dev.loki.adapter.fs.cost;

import java.nio.file.Path;

/** The journal holds less than this process has read of it. */
final class CostsGoneException extends DamagedCostsException {

    private static final long serialVersionUID = 1;

    CostsGoneException(Path file, String what) {
        super(file, "the ledger was taken away: " + what);
    }
}
