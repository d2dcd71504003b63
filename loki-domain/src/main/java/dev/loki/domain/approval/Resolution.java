package dev.loki.domain.approval;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a request came to what it is now.
 *
 * @param at when
 * @param by the operating-system user, or {@value Grant#TIMEOUT}
 * @param method whether a person or the clock did it
 * @param reason why, in their words; null where nothing was said
 */
public record Resolution(
        Instant at, String by, Method method, @Nullable String reason) {

    /** Who resolved it. */
    public enum Method {
        MANUAL,
        TIMEOUT;

        private final String wireName = name().toLowerCase(Locale.ROOT);

        public String wireName() {
            return wireName;
        }

        static Optional<Method> named(String wireName) {
            return Arrays.stream(values())
                    .filter(method -> method.wireName.equals(wireName))
                    .findFirst();
        }
    }

    public Resolution {
        by = Brief.name(by);
        reason = Brief.nullableReason(reason);
    }
}
