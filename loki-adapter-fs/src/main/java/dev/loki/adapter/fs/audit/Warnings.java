package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.file.IoReason;
import java.io.IOException;

/** What went wrong beside the chain, where the chain itself is as it should be: told to the logger {@code dev.loki}. */
final class Warnings {

    private Warnings() {}

    static void warn(String what, IOException e) {
        System.getLogger("dev.loki").log(System.Logger.Level.WARNING, "audit: " + what + ": " + IoReason.of(e));
    }
}
