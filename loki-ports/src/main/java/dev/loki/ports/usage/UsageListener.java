package dev.loki.ports.usage;

import dev.loki.domain.usage.UsageRecord;

/** Is told what agents consume, as soon as they tell it and each thing once. Implementations are thread-safe. */
@FunctionalInterface
public interface UsageListener {

    /** Nobody. */
    UsageListener NONE = record -> {};

    /** Must neither wait nor throw. */
    void used(UsageRecord record);
}
