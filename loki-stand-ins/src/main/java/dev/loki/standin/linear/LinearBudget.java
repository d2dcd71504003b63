package dev.loki.standin.linear;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** One budget, full again every hour. Not thread-safe. */
final class LinearBudget {

    private static final Duration WINDOW = Duration.ofHours(1);

    private final String name;
    private long limit;
    private double left;
    private Instant reset = Instant.EPOCH;

    LinearBudget(String name, long limit) {
        this.name = name;
        this.limit = limit;
        this.left = limit;
    }

    void limit(long most) {
        limit = most;
        left = most;
    }

    /** Takes what a request costs; false where there is not enough. */
    boolean take(double points, Instant now) {
        if (!now.isBefore(reset)) {
            reset = now.plus(WINDOW);
            left = limit;
        }
        boolean enough = left >= points;
        left -= enough ? points : 0;
        return enough;
    }

    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-RateLimit-" + name + "-Limit", Long.toString(limit));
        headers.put("X-RateLimit-" + name + "-Remaining", Long.toString((long) left));
        headers.put("X-RateLimit-" + name + "-Reset", Long.toString(reset.toEpochMilli()));
        return headers;
    }
}
