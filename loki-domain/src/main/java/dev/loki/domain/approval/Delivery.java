package dev.loki.domain.approval;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of telling the gate's webhook.
 *
 * @param state how far it is
 * @param at since when; null where there is nothing to tell
 * @param detail why it was not delivered, or what was answered; carries no secret and no address; null where there is nothing
 *     to say
 */
public record Delivery(
        State state, @Nullable Instant at, @Nullable String detail) {

    /** The gate has no webhook. */
    public static final Delivery NONE = new Delivery(State.NONE, null, null);

    /** How far it is. */
    public enum State {
        /** The gate has no webhook. */
        NONE,
        /** It has, and is being told; or the process that told it ended before it knew. */
        PENDING,
        DELIVERED,
        NOT_DELIVERED;

        private final String wireName = name().toLowerCase(Locale.ROOT);

        public String wireName() {
            return wireName;
        }

        static Optional<State> named(String wireName) {
            return Arrays.stream(values())
                    .filter(state -> state.wireName.equals(wireName))
                    .findFirst();
        }
    }

    public Delivery {
        detail = Brief.nullableReason(detail);
    }

    public static Delivery pending(Instant at) {
        return new Delivery(State.PENDING, at, null);
    }

    public static Delivery delivered(Instant at) {
        return new Delivery(State.DELIVERED, at, null);
    }

    public static Delivery notDelivered(Instant at, String why) {
        return new Delivery(State.NOT_DELIVERED, at, why);
    }

    /** Whether those who should have been told were. */
    public boolean isSettledWell() {
        return state == State.NONE || state == State.DELIVERED;
    }
}
