package dev.loki.domain.cost;

import dev.loki.domain.cost.LedgerEntry.Committed;
import dev.loki.domain.cost.LedgerEntry.Expired;
import dev.loki.domain.cost.LedgerEntry.Imported;
import dev.loki.domain.cost.LedgerEntry.Noticed;
import dev.loki.domain.cost.LedgerEntry.Recorded;
import dev.loki.domain.cost.LedgerEntry.Released;
import dev.loki.domain.cost.LedgerEntry.Reserved;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonFields;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Entries as JSON objects, and back. */
public final class LedgerEntryJson {

    private static final int LONGEST_TYPE = 20;

    private LedgerEntryJson() {}

    public static JsonObject write(LedgerEntry entry) {
        if (entry instanceof Reserved reserved) {
            return of("reserved", entry)
                    .put("reservation", reserved.reservation().toJson())
                    .build();
        }
        if (entry instanceof Committed committed) {
            return report(of("committed", entry).put("reservation", committed.reservation()), committed.report());
        }
        if (entry instanceof Released released) {
            return of("released", entry)
                    .put("reservation", released.reservation())
                    .build();
        }
        if (entry instanceof Expired expired) {
            return of("expired", entry)
                    .put("reservation", expired.reservation())
                    .build();
        }
        if (entry instanceof Recorded recorded) {
            return report(of("recorded", entry), recorded.report());
        }
        if (entry instanceof Noticed noticed) {
            return of("noticed", entry).put("notice", noticed.notice().toJson()).build();
        }
        return imported((Imported) entry);
    }

    /**
     * An entry as {@link #write} makes it.
     *
     * @throws IllegalArgumentException naming the member that is not
     */
    public static LedgerEntry read(JsonObject object) {
        JsonFields json = JsonFields.of(object);
        Instant at = LedgerTime.read(json, "at");
        String type = json.requiredText("type", LONGEST_TYPE);
        return switch (type) {
            case "reserved" -> new Reserved(at, Reservation.of(json.object("reservation")));
            case "committed" -> new Committed(at, reservation(json), report(json));
            case "released" -> new Released(at, reservation(json));
            case "expired" -> new Expired(at, reservation(json));
            case "recorded" -> new Recorded(at, report(json));
            case "noticed" -> new Noticed(Notice.of(json.object("notice")));
            case "imported" -> imported(at, object, json);
            default -> throw json.problem("type", "expected the type of an entry that is known");
        };
    }

    private static JsonObject.Builder of(String type, LedgerEntry entry) {
        return JsonObject.builder().put("type", type).put("at", LedgerTime.text(entry.at()));
    }

    private static String reservation(JsonFields json) {
        return json.requiredText("reservation", Reservation.LONGEST_ID);
    }

    private static JsonObject report(JsonObject.Builder json, UsageReport report) {
        json.put("who", report.who().toJson()).put("consumed", report.consumed().toJson());
        if (report.durationMillis() > 0) {
            json.put("durationMs", report.durationMillis());
        }
        if (report.key() != null) {
            json.put("key", report.key());
        }
        return json.build();
    }

    private static UsageReport report(JsonFields json) {
        return new UsageReport(
                Spender.of(json.object("who")),
                Consumption.of(json.object("consumed")),
                json.count("durationMs").orElse(0),
                json.text("key", UsageReport.LONGEST_KEY).orElse(null));
    }

    private static JsonObject imported(Imported imported) {
        return of("imported", imported)
                .put("projects", Totals.json(imported.projects()))
                .put("agents", Totals.json(imported.agents()))
                .put("orgs", Totals.json(imported.orgs()))
                .put("total", imported.total().toJson())
                .put("alerts", JsonArray.ofStrings(imported.alerts()))
                .build();
    }

    private static Imported imported(Instant at, JsonObject object, JsonFields json) {
        return new Imported(
                at,
                Totals.read(object, "projects"),
                Totals.read(object, "agents"),
                Totals.read(object, "orgs"),
                Consumption.of(json.object("total")),
                texts(object));
    }

    private static List<String> texts(JsonObject object) {
        List<String> texts = new ArrayList<>();
        if (object.get("alerts") instanceof JsonArray alerts) {
            alerts.elements().forEach(alert -> {
                if (alert instanceof JsonString text) {
                    texts.add(text.value());
                }
            });
        }
        return texts;
    }
}
