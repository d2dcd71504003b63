package dev.loki.domain.cost;

import dev.loki.domain.json.JsonFields;
import dev.loki.domain.time.IsoTimestamp;
import java.time.DateTimeException;
import java.time.Instant;

/** Instants as a ledger keeps them: in milliseconds, from 1970 on. */
final class LedgerTime {

    private static final int LONGEST = 40;

    private LedgerTime() {}

    /** What the ledger writes of an instant, so that it reads the same one again. */
    static Instant of(Instant instant) {
        return Instant.ofEpochMilli(Math.max(0, instant.toEpochMilli()));
    }

    static String text(Instant instant) {
        return IsoTimestamp.format(instant);
    }

    static Instant read(JsonFields json, String name) {
        String text = json.requiredText(name, LONGEST);
        try {
            return of(Instant.parse(text));
        } catch (DateTimeException e) {
            throw json.problem(name, "expected an instant such as 2026-01-31T12:00:00.000Z");
        }
    }
}
