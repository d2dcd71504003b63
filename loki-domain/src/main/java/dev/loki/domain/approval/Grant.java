package dev.loki.domain.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One user's consent.
 *
 * @param approver the operating-system user; {@value #TIMEOUT} where nobody answered and the gate takes that for consent
 * @param time when, in milliseconds
 * @param label what the approver called himself; a label only; null where he did not
 * @param mac the proof that he had the key ({@link GrantKey#mac}), in lower-case hex; null where there is none
 */
public record Grant(
        String approver,
        Instant time,
        @Nullable String label,
        @Nullable String mac) {

    /** The approver where silence is consent. */
    public static final String TIMEOUT = "timeout";

    public Grant {
        if (approver.isBlank()) {
            throw new IllegalArgumentException("a grant needs an approver");
        }
        approver = Brief.name(approver);
        label = Brief.nullableName(label);
        mac = Brief.nullableName(mac);
    }
}
