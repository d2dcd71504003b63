package dev.loki.domain.cost;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonFields;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was told of budgets: the last {@value #MOST} notices, and of as many thresholds when each was told last. Not
 * thread-safe.
 */
final class Notices {

    static final int MOST = 1_000;

    private final Map<String, Notice> last = new LinkedHashMap<>();
    private final List<Notice> history = new ArrayList<>();
    private final Set<String> imported = new LinkedHashSet<>();

    void add(Notice notice) {
        last.remove(notice.key());
        last.put(notice.key(), notice);
        if (last.size() > MOST) {
            last.remove(last.keySet().iterator().next());
        }
        history.add(notice);
        if (history.size() > MOST) {
            history.remove(0);
        }
    }

    /** @param alerts of budgets without a window, such as {@code my-project:80} */
    void addImported(List<String> alerts) {
        alerts.stream().limit(MOST).forEach(imported::add);
    }

    /** Whether a threshold of a budget was told in the window that begins there. */
    boolean wasTold(Notice.Kind kind, int threshold, Budget budget, Instant windowStart) {
        Notice told = last.get(Notice.key(kind, threshold, budget.identity()));
        return told != null
                ? !told.at().isBefore(windowStart)
                : kind == Notice.Kind.ALERT
                        && budget.window() instanceof Window.None
                        && imported.contains(budget.of() + ":" + threshold);
    }

    /** What was told after an instant is told again. */
    void redate(Instant now) {
        last.values().removeIf(notice -> notice.at().isAfter(now));
    }

    /** The thresholds that are passed at an instant, such as {@code my-project:80}. */
    List<String> triggered(Instant now) {
        Set<String> triggered = new LinkedHashSet<>(imported);
        last.values().stream()
                .filter(notice -> notice.kind() == Notice.Kind.ALERT && notice.isCurrent(now))
                .forEach(notice -> triggered.add(notice.of() + ":" + notice.threshold()));
        return List.copyOf(triggered);
    }

    /** The last ones, oldest first. */
    List<Notice> history() {
        return List.copyOf(history);
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("last", json(last.values().stream().toList()))
                .put("history", json(history))
                .put("imported", JsonArray.ofStrings(List.copyOf(imported)))
                .build();
    }

    static Notices of(JsonFields json, JsonObject object) {
        Notices notices = new Notices();
        json.objects("last", MOST).stream().map(Notice::of).forEach(notice -> notices.last.put(notice.key(), notice));
        json.objects("history", MOST).stream().map(Notice::of).forEach(notices.history::add);
        if (object.get("imported") instanceof JsonArray imported) {
            imported.elements().forEach(alert -> {
                if (alert instanceof JsonString text) {
                    notices.imported.add(text.value());
                }
            });
        }
        return notices;
    }

    private static JsonArray json(List<Notice> notices) {
        return new JsonArray(notices.stream().<JsonValue>map(Notice::toJson).toList());
    }
}
