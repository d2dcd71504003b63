package dev.loki.domain.cost;

import dev.loki.domain.json.JsonFields;
import dev.loki.domain.json.JsonObject;
import java.time.Instant;

/** What a {@link Ledger} is made of, and how it is kept whole, so that a journal need not grow for ever. */
public final class LedgerParts {

    Accounts projects = new Accounts();
    Accounts orgs = new Accounts();
    Totals agents = new Totals();
    Totals models = new Totals();
    Totals sessions = new Totals();
    Reservations reservations = new Reservations();
    KnownKeys reported = new KnownKeys();
    KnownKeys committed = new KnownKeys();
    Notices notices = new Notices();
    RecentCalls recent = new RecentCalls();
    Consumption total = Consumption.NOTHING;
    Instant time = Instant.EPOCH;
    long count;

    LedgerParts() {}

    /** All of a ledger. */
    public static JsonObject write(Ledger ledger) {
        return JsonObject.builder()
                .put("time", LedgerTime.text(ledger.time()))
                .put("count", ledger.count())
                .put("total", ledger.total().toJson())
                .put("projects", ledger.projects.toJson())
                .put("orgs", ledger.orgs.toJson())
                .put("agents", ledger.agents.toJson())
                .put("models", ledger.models.toJson())
                .put("sessions", ledger.sessions.toJson())
                .put("reservations", ledger.reservations.toJson())
                .put("reported", ledger.reported.toJson())
                .put("committed", ledger.committed.toJson())
                .put("notices", ledger.notices.toJson())
                .put("recent", ledger.recent.toJson())
                .build();
    }

    /** @throws IllegalArgumentException naming the member that is not as {@link #write} makes it */
    public static Ledger read(JsonObject object) {
        JsonFields json = JsonFields.of(object);
        LedgerParts parts = new LedgerParts();
        parts.time = LedgerTime.read(json, "time");
        parts.count = json.count("count").orElse(0);
        parts.total = Consumption.of(json.object("total"));
        parts.projects = Accounts.of(object, "projects");
        parts.orgs = Accounts.of(object, "orgs");
        parts.agents = Totals.of(object, "agents");
        parts.models = Totals.of(object, "models");
        parts.sessions = Totals.of(object, "sessions");
        parts.reservations = Reservations.of(json.object("reservations"));
        parts.reported = KnownKeys.of(object, "reported");
        parts.committed = KnownKeys.of(object, "committed");
        parts.notices = Notices.of(
                json.object("notices"),
                object.get("notices") instanceof JsonObject notices ? notices : JsonObject.EMPTY);
        parts.recent = RecentCalls.of(json.objects("recent", RecentCalls.MOST));
        return new Ledger(parts);
    }
}
