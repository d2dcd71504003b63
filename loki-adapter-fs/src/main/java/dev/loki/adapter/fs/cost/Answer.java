package dev.loki.adapter.fs.cost;

import dev.loki.domain.cost.Ledger;
import dev.loki.domain.cost.LedgerEntry;
import dev.loki.ports.cost.UsageStore.Decision;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a decision brought: a value, or what it threw.
 *
 * @param <T> of the value
 */
final class Answer<T> {

    private final @Nullable T value;
    private final @Nullable RuntimeException thrown;

    private Answer(@Nullable T value, @Nullable RuntimeException thrown) {
        this.value = value;
        this.thrown = thrown;
    }

    static <T> Answer<T> to(Decision<T> decision, Ledger ledger, Consumer<LedgerEntry> journal) {
        try {
            return new Answer<>(decision.on(ledger, journal), null);
        } catch (RuntimeException e) {
            return new Answer<>(null, e);
        }
    }

    T value() {
        if (thrown != null) {
            throw thrown;
        }
        return Objects.requireNonNull(value);
    }
}
