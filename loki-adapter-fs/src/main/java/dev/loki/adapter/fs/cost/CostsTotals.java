package dev.loki.adapter.fs.cost;

import dev.loki.domain.cost.Consumption;
import dev.loki.domain.cost.Ledger;
import dev.loki.domain.cost.LedgerEntry.Imported;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonFields;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What a {@code costs.json} says was consumed.
 *
 * @param count how many entries of a journal are in it; empty where the original wrote it
 * @param alerts such as {@code my-project:80}
 */
record CostsTotals(
        OptionalLong count,
        Map<String, Consumption> projects,
        Map<String, Consumption> agents,
        Map<String, Consumption> orgs,
        Consumption total,
        List<String> alerts) {

    private static final String TOKENS = "totalTokens";
    private static final String CONSUMPTION = "consumption";

    /** @throws IllegalArgumentException naming the member that is not as the original writes it, or we do */
    static CostsTotals of(JsonObject object) {
        JsonFields json = JsonFields.of(object);
        json.object("projects");
        long tokens = json.count(TOKENS).orElseThrow(() -> json.problem(TOKENS, "expected a whole number from 0"));
        Optional<JsonFields> loki = json.optionalObject(CostsJson.LOKI);
        CostsTotals totals = new CostsTotals(
                loki.map(ours -> ours.count(CostsJson.COUNT)).orElse(OptionalLong.empty()),
                byName(object, json, "projects"),
                byName(object, json, "agents"),
                byName(object, json, "orgs"),
                loki.flatMap(ours -> ours.optionalObject("total"))
                        .map(Consumption::of)
                        .filter(total -> total.tokens() == tokens)
                        .orElse(Consumption.ofTokens(tokens)),
                alerts(object));
        return totals.isOurs() ? totals : totals.summedUp();
    }

    /** Whether it says of which journal it is. */
    boolean isOurs() {
        return count.isPresent();
    }

    /** Of how many entries it is; what the original wrote becomes the first. */
    long entries() {
        return count.orElse(1);
    }

    static CostsTotals of(Ledger ledger) {
        return new CostsTotals(
                OptionalLong.of(ledger.count()),
                ledger.projects(),
                ledger.agents(),
                ledger.orgs(),
                ledger.total(),
                ledger.triggeredAlerts());
    }

    /** In what this disagrees with a ledger of as many entries; empty where it does not. */
    Optional<String> against(Ledger ledger) {
        CostsTotals other = of(ledger);
        if (total.tokens() != other.total.tokens()) {
            return Optional.of("totalTokens is " + total.tokens() + ", by the journal it is " + other.total.tokens());
        }
        return difference("projects", projects, other.projects)
                .or(() -> difference("agents", agents, other.agents))
                .or(() -> difference("orgs", orgs, other.orgs));
    }

    /** All of it, as an entry. */
    Imported imported(Instant at) {
        return new Imported(at, projects, agents, orgs, total, alerts);
    }

    /** What this says on top of a ledger; empty where that is nothing. */
    Optional<Imported> beyond(Ledger ledger, Instant at) {
        CostsTotals more = new CostsTotals(
                        count,
                        beyond(projects, ledger.projects()),
                        beyond(agents, ledger.agents()),
                        beyond(orgs, ledger.orgs()),
                        total.minus(ledger.total()),
                        List.of())
                .summedUp();
        return more.total.isNothing() ? Optional.empty() : Optional.of(more.imported(at));
    }

    /** The original's total may be behind that of its parts: what is in the one, the other lost. */
    private CostsTotals summedUp() {
        Consumption ofProjects = projects.values().stream().reduce(Consumption.NOTHING, Consumption::plus);
        Consumption most = Stream.concat(agents.values().stream(), orgs.values().stream())
                .reduce(total.atLeast(ofProjects), Consumption::atLeast);
        return new CostsTotals(count, projects, agents, orgs, most, alerts);
    }

    private static Map<String, Consumption> beyond(Map<String, Consumption> some, Map<String, Consumption> others) {
        Map<String, Consumption> beyond = new LinkedHashMap<>();
        some.forEach((name, one) -> {
            Consumption more = one.minus(others.getOrDefault(name, Consumption.NOTHING));
            if (!more.isNothing()) {
                beyond.put(name, more);
            }
        });
        return beyond;
    }

    private static Optional<String> difference(
            String what, Map<String, Consumption> here, Map<String, Consumption> there) {
        if (!here.keySet().equals(there.keySet())) {
            return Optional.of(what + " are not those of the journal");
        }
        return here.entrySet().stream()
                .filter(one -> one.getValue().tokens() != tokens(there, one.getKey()))
                .findFirst()
                .map(one -> what + "." + one.getKey() + ".totalTokens is "
                        + one.getValue().tokens() + ", by the journal it is "
                        + tokens(there, one.getKey()));
    }

    private static long tokens(Map<String, Consumption> of, String name) {
        return of.getOrDefault(name, Consumption.NOTHING).tokens();
    }

    private static Map<String, Consumption> byName(JsonObject object, JsonFields json, String member) {
        Map<String, Consumption> byName = new LinkedHashMap<>();
        Optional<JsonFields> fields = json.optionalObject(member);
        if (fields.isPresent() && object.get(member) instanceof JsonObject names) {
            names.members()
                    .keySet()
                    .forEach(name -> byName.put(name, one(fields.get().object(name))));
        }
        return byName;
    }

    private static Consumption one(JsonFields json) {
        long tokens = json.count(TOKENS).orElseThrow(() -> json.problem(TOKENS, "expected a whole number from 0"));
        return json.optionalObject(CONSUMPTION)
                .map(Consumption::of)
                .filter(consumption -> consumption.tokens() == tokens)
                .orElse(Consumption.ofTokens(tokens));
    }

    private static List<String> alerts(JsonObject object) {
        List<String> alerts = new ArrayList<>();
        if (object.get("triggeredAlerts") instanceof JsonArray array) {
            array.elements().forEach(alert -> {
                if (alert instanceof JsonString text) {
                    alerts.add(text.value());
                }
            });
        }
        return alerts;
    }
}
