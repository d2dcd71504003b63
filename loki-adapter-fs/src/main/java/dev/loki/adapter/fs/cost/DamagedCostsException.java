package dev.loki.adapter.fs.cost;

import java.io.IOException;
import java.nio.file.Path;

/** A file is not what any crash leaves, so that nobody knows what was consumed. The message names it. */
final class DamagedCostsException extends IOException {

    private static final long serialVersionUID = 1;

    DamagedCostsException(Path file, String what) {
        super(file + ": " + what);
    }
}
