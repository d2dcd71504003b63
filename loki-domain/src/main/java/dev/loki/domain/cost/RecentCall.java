package dev.loki.domain.cost;

import dev.loki.domain.json.JsonFields;
import dev.loki.domain.json.JsonObject;
import java.time.Instant;

/**
 * One call to a model, for people.
 *
 * @param durationMillis 0 where it is not known
 */
public record RecentCall(
        Instant at, String project, String agent, String model, long tokens, long micros, long durationMillis) {

    static RecentCall of(Instant at, UsageReport report) {
        return new RecentCall(
                at,
                report.who().project(),
                report.who().agent(),
                report.who().model(),
                report.consumed().tokens(),
                report.consumed().micros(),
                report.durationMillis());
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("at", LedgerTime.text(at))
                .put("project", project)
                .put("agent", agent)
                .put("model", model)
                .put("tokens", tokens)
                .put("micros", micros)
                .put("durationMs", durationMillis)
                .build();
    }

    static RecentCall of(JsonFields json) {
        return new RecentCall(
                LedgerTime.read(json, "at"),
                json.text("project", Spender.LONGEST).orElse(""),
                json.text("agent", Spender.LONGEST).orElse(""),
                json.text("model", Spender.LONGEST).orElse(""),
                json.count("tokens").orElse(0),
                json.count("micros").orElse(0),
                json.count("durationMs").orElse(0));
    }
}
