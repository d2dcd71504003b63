package dev.loki.bootstrap;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Hands on warnings, but for one that is the same as the one before. Thread-safe. */
final class Unrepeated implements Consumer<String> {

    private final Consumer<String> warnings;
    private final AtomicReference<String> last = new AtomicReference<>("");

    Unrepeated(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    @Override
    public void accept(String warning) {
        if (!last.getAndSet(warning).equals(warning)) {
            warnings.accept(warning);
        }
    }
}
