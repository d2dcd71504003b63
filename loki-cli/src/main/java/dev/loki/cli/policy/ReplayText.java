package dev.loki.cli.policy;

import dev.loki.application.policy.ReplayChange;
import dev.loki.application.policy.ReplaySummary;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import java.util.List;
import java.util.TreeMap;

/** A replay for people and for programs. */
final class ReplayText {

    /** How many changes one JSON object holds. */
    static final int CHANGES_IN_JSON = 1_000;

    private static final int LONGEST_CONTEXT = 120;

    private ReplayText() {}

    static String line(ReplayChange change) {
        return "line " + change.line() + "  " + change.transition().replace("->", " -> ") + "  "
                + change.before().point() + "  "
                + shortened(String.valueOf(change.before().context()))
                + by("was by", change.before().policies()) + by("now by", change.policies()) + "  "
                + shortened(change.now().reason());
    }

    static String line(ReplaySummary summary) {
        StringBuilder line = new StringBuilder();
        line.append(summary.replayed())
                .append(" replayed, ")
                .append(summary.changed())
                .append(" would change");
        new TreeMap<>(summary.transitions())
                .forEach((transition, count) ->
                        line.append(", ").append(count).append(' ').append(transition.replace("->", " -> ")));
        line.append("; ").append(summary.unsure()).append(" not replayed, since something was masked or left out; ");
        line.append(summary.unreadable()).append(" unreadable");
        return summary.dropped() == 0
                ? line.toString()
                : line.append("; ")
                        .append(summary.dropped())
                        .append(" never logged")
                        .toString();
    }

    static JsonObject json(ReplaySummary summary, List<ReplayChange> shown) {
        JsonObject.Builder transitions = JsonObject.builder();
        new TreeMap<>(summary.transitions()).forEach((transition, count) -> transitions.put(transition, count));
        return JsonObject.builder()
                .put("policyHash", summary.policyHash())
                .put("replayed", summary.replayed())
                .put("changed", summary.changed())
                .put("transitions", transitions.build())
                .put("unsure", summary.unsure())
                .put("unreadable", summary.unreadable())
                .put("dropped", summary.dropped())
                .put(
                        "changes",
                        new JsonArray(shown.stream()
                                .<JsonValue>map(ReplayChange::toJson)
                                .toList()))
                .put("changesNotShown", summary.changed() - shown.size())
                .build();
    }

    private static String by(String word, List<String> policies) {
        return policies.isEmpty() ? "" : "  " + word + " " + String.join(", ", policies);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_CONTEXT ? text : text.substring(0, LONGEST_CONTEXT) + "...";
    }
}
