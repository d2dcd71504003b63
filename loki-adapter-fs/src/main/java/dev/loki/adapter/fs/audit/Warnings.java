package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.file.IoReason;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Tells what went wrong beside the chain, where the chain itself is as it should be.
 *
 * @param told gets one line each; does not throw
 */
record Warnings(Consumer<String> told) {

    void warn(String what, IOException e) {
        told.accept("audit: " + what + ": " + IoReason.of(e));
    }
}
