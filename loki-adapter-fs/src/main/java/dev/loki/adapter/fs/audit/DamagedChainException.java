package dev.loki.adapter.fs.audit;

import java.io.IOException;

/** The chain's end is not what any crash leaves, so nothing may be linked to it. */
final class DamagedChainException extends IOException {

    private static final long serialVersionUID = 1;

    DamagedChainException(String message) {
        super(message);
    }
}
