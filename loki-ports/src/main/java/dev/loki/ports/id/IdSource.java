package dev.loki.ports.id;

/** Fresh random bits for identifiers. Implementations are thread-safe. */
@FunctionalInterface
public interface IdSource {

    /** 64 bits that nobody could have guessed, never all zero. */
    long nextBits();
}
