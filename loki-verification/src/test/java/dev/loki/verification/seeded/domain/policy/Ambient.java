package dev.loki.verification.seeded.domain.policy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Supplier;

/** One read of what nobody passed in each. */
final class Ambient {
    private Ambient() {}

    static final class AsksInstant {
        Instant at() {
            return Instant.now();
        }
    }

    static final class AsksInstantByReference {
        Supplier<Instant> at() {
            return Instant::now;
        }
    }

    static final class AsksDate {
        LocalDate on() {
            return LocalDate.now(ZoneOffset.UTC);
        }
    }

    static final class TakesSystemClock {
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    static final class AsksMillis {
        long at() {
            return System.currentTimeMillis();
        }
    }

    static final class AsksNanos {
        long at() {
            return System.nanoTime();
        }
    }

    static final class AsksProperty {
        String home() {
            return String.valueOf(System.getProperty("user.home"));
        }
    }

    static final class AsksChance {
        double throwDice() {
            return Math.random();
        }
    }

    static final class MakesId {
        UUID id() {
            return UUID.randomUUID();
        }
    }
}
