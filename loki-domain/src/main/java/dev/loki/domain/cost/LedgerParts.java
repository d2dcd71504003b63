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
    LastModels lastModels = new LastModels();
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
                .put("lastModels", ledger.lastModels.toJson())
                .build();
    }

    /**
     * A ledger as {@link #write} makes it.
     *
     * @throws IllegalArgumentException naming the member that is not
     */
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
        parts.lastModels = LastModels.of(object, "lastModels");
        return new Ledger(parts);
    }

    /**
     * The same ledger, as if what was dated after an instant had been consumed at it: for one whose clock was ahead. The one
     * that is given must not be used any more.
     */
    public static Ledger redated(Ledger ledger, Instant clock) {
        Instant now = LedgerTime.of(clock);
        LedgerParts parts = new LedgerParts();
        parts.projects = ledger.projects;
        parts.orgs = ledger.orgs;
        parts.agents = ledger.agents;
        parts.models = ledger.models;
        parts.sessions = ledger.sessions;
        parts.reservations = ledger.reservations.redated(now);
        parts.reported = ledger.reported;
        parts.committed = ledger.committed;
        parts.notices = ledger.notices;
        parts.recent = ledger.recent;
        parts.lastModels = ledger.lastModels;
        parts.total = ledger.total();
        parts.time = now;
        parts.count = ledger.count();
        parts.projects.redate(now);
        parts.orgs.redate(now);
        parts.notices.redate(now);
        return new Ledger(parts);
    }
}
