package dev.loki.domain.cost;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonFields;
import dev.loki.domain.json.JsonValue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last {@value #MOST} calls. Not thread-safe. */
final class RecentCalls {

    static final int MOST = 200;

    private final Deque<RecentCall> calls = new ArrayDeque<>();

    void add(RecentCall call) {
        calls.add(call);
        if (calls.size() > MOST) {
            calls.remove();
        }
    }

    List<RecentCall> all() {
        return List.copyOf(calls);
    }

    JsonArray toJson() {
        return new JsonArray(calls.stream().<JsonValue>map(RecentCall::toJson).toList());
    }

    static RecentCalls of(List<JsonFields> json) {
        RecentCalls recent = new RecentCalls();
        json.stream().map(RecentCall::of).forEach(recent::add);
        return recent;
    }
}
