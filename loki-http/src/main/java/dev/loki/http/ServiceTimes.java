package dev.loki.http;

import java.time.Duration;

/**
 * How long a service may take.
 *
 * @param connect until there is a connection
 * @param read until the next bytes of an answer
 * @param exchange from the look-up of the host to the last byte of an answer
 * @param call all attempts and the waits between them
 */
public record ServiceTimes(Duration connect, Duration read, Duration exchange, Duration call) {

    /** 10 s, 30 s, 60 s and 2 minutes. */
    public static final ServiceTimes DEFAULT = new ServiceTimes(
            Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofMinutes(2));

    public ServiceTimes {
        if (!isLong(connect) || !isLong(read) || !isLong(exchange) || !isLong(call)) {
            throw new IllegalArgumentException("each time must be at least a millisecond");
        }
    }

    private static boolean isLong(Duration time) {
        return time.toMillis() >= 1;
    }
}
