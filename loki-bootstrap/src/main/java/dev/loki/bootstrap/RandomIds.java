package dev.loki.bootstrap;

import dev.loki.ports.id.IdSource;
import java.security.SecureRandom;

/** Identifiers from the platform's secure random source, which is opened at the first use. */
final class RandomIds implements IdSource {

    @Override
    public long nextBits() {
        long bits = Holder.RANDOM.nextLong();
        return bits == 0 ? nextBits() : bits;
    }

    private static final class Holder {
        static final SecureRandom RANDOM = new SecureRandom();
    }
}
