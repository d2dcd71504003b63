package dev.loki.domain.cost;

import dev.loki.domain.json.JsonFieldException;
import dev.loki.domain.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What projects, or orgs, have consumed, by their ids. Of these none is forgotten, because budgets are held against them;
 * there are at most {@value #MOST}. Not thread-safe.
 */
final class Accounts {

    static final int MOST = 1_000;

    private final Map<String, Account> byId = new LinkedHashMap<>();

    /** @throws IllegalArgumentException where there is no room for it */
    void requireRoom(String id) {
        if (!id.isEmpty() && byId.size() >= MOST && !byId.containsKey(id)) {
            throw new IllegalArgumentException(
                    "there are " + MOST + " projects or orgs already, which is the most that is counted");
        }
    }

    /** @param id of one that is empty, nothing is kept */
    void add(String id, Instant at, Consumption more) {
        if (!id.isEmpty()) {
            byId.computeIfAbsent(id, fresh -> new Account()).add(at, more);
        }
    }

    Series series(String id) {
        Account account = byId.get(id);
        return account == null ? new Series() : account.series();
    }

    void redate(Instant now) {
        byId.values().forEach(account -> account.series().redate(now));
    }

    Map<String, Consumption> totals() {
        Map<String, Consumption> totals = new LinkedHashMap<>();
        byId.forEach((id, account) -> totals.put(id, account.total()));
        return totals;
    }

    JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder();
        byId.forEach((id, account) -> json.put(id, account.toJson()));
        return json.build();
    }

    static Accounts of(JsonObject json, String member) {
        if (!(json.get(member) instanceof JsonObject byId)) {
            throw new JsonFieldException(member, "expected an object");
        }
        Accounts accounts = new Accounts();
        byId.members().forEach((id, account) -> {
            if (!(account instanceof JsonObject object)) {
                throw new JsonFieldException(member, "expected objects in it");
            }
            accounts.byId.put(id, Account.of(object));
        });
        return accounts;
    }
}
