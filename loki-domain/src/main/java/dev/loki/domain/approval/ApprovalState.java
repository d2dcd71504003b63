package dev.loki.domain.approval;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where an approval request stands. */
public enum ApprovalState {
    /** It waits for grants. */
    PENDING,
    /** Enough have granted it; the action has not happened. */
    APPROVED,
    /** Somebody said no, before or after it was granted. */
    REJECTED,
    /** Its time ran out, before it was granted or before it was used. */
    EXPIRED,
    /** Whoever asked wants it no more. */
    CANCELLED,
    /** The action was let happen, once. */
    CONSUMED;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name in files and in JSON. */
    public String wireName() {
        return wireName;
    }

    /** Whether something can still become of it. */
    public boolean isOpen() {
        return this == PENDING || this == APPROVED;
    }

    static Optional<ApprovalState> named(String wireName) {
        return Arrays.stream(values())
                .filter(state -> state.wireName.equals(wireName))
                .findFirst();
    }
}
