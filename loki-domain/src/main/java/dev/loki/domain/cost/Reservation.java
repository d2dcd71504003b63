package dev.loki.domain.cost;

import dev.loki.domain.json.JsonFields;
import dev.loki.domain.json.JsonObject;
import java.time.Duration;
import java.time.Instant;

/**
 * A part of the budgets that is kept for a call, until the lease ends.
 *
 * @param id names it
 * @param who will consume it
 * @param estimate at most {@value Consumption#MOST_AT_ONCE} of each
 * @param expires when it is given back unless it was committed
 */
public record Reservation(String id, Spender who, Consumption estimate, Instant expires) {

    /** How long a reservation is kept where nothing is said of it. */
    public static final Duration LEASE = Duration.ofMinutes(10);

    /** The longest that one may be kept. */
    public static final Duration LONGEST_LEASE = Duration.ofHours(24);

    static final int LONGEST_ID = 64;

    /** @throws IllegalArgumentException where the id or the estimate is out of bounds */
    public Reservation {
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            throw new IllegalArgumentException("a reservation's id has 1 to " + LONGEST_ID + " characters");
        }
        estimate.atOnce();
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("id", id)
                .put("who", who.toJson())
                .put("estimate", estimate.toJson())
                .put("expires", LedgerTime.text(expires))
                .build();
    }

    static Reservation of(JsonFields json) {
        return new Reservation(
                json.requiredText("id", LONGEST_ID),
                Spender.of(json.object("who")),
                Consumption.of(json.object("estimate")),
                LedgerTime.read(json, "expires"));
    }
}
