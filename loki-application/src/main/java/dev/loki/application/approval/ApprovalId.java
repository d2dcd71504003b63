package dev.loki.application.approval;

import dev.loki.ports.id.IdSource;
import java.time.Instant;

/** Identifiers of requests: {@code apr-<milliseconds since 1970>-<6 of a-z0-9>}. */
final class ApprovalId {

    private static final int CHARACTERS = 6;
    private static final int RADIX = 36;

    private ApprovalId() {}

    static String of(Instant now, IdSource ids) {
        StringBuilder id = new StringBuilder("apr-").append(now.toEpochMilli()).append('-');
        long bits = ids.nextBits();
        for (int i = 0; i < CHARACTERS; i++) {
            id.append(Character.forDigit((int) Long.remainderUnsigned(bits, RADIX), RADIX));
            bits = Long.divideUnsigned(bits, RADIX);
        }
        return id.toString();
    }
}
