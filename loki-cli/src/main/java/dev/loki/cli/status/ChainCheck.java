package dev.loki.cli.status;

import dev.loki.cli.audit.ChainText;
import dev.loki.cli.text.Amounts;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import java.time.Duration;
import java.time.Instant;

/**
 * What a check of the whole audit chain found.
 *
 * @param at when it was made
 * @param took how long it took
 */
record ChainCheck(ChainVerdict verdict, Instant at, Duration took) {

    String text(Instant now) {
        Duration age = Duration.between(at, now);
        String when = age.toSeconds() < 1
                ? "checked in " + Amounts.duration(took.toNanos())
                : "checked " + Amounts.seconds(age) + " ago";
        return ChainText.of(verdict) + ", " + when;
    }

    JsonObject json() {
        return verdict.toJson()
                .with("checked_at", new JsonString(at.toString()))
                .with("took_ms", JsonNumber.of(took.toMillis()));
    }
}
