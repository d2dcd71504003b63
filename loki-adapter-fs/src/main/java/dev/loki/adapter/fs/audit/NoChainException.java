package dev.loki.adapter.fs.audit;

import java.io.IOException;

/** A new segment was asked for where there is no old one. */
final class NoChainException extends IOException {

    private static final long serialVersionUID = 1;

    NoChainException() {
        super("there is no chain yet that a new segment could follow; the first entry starts one");
    }
}
