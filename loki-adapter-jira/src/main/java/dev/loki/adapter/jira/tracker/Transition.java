package dev.loki.adapter.jira.tracker;

import dev.loki.adapter.jira.json.JsonPath;
import dev.loki.domain.json.JsonObject;
import java.util.List;

/**
 * A way out of the status that an issue is in.
 *
 * @param id text, though it looks like a number
 * @param name what its button says
 * @param to where it leads
 * @param hasScreen whether fields may have to be filled in, which Loki does not
 */
record Transition(String id, String name, Standing to, boolean hasScreen) {

    /** Those that an answer lists and that may be taken. */
    static List<Transition> in(JsonObject answer) {
        return JsonPath.objects(answer, "transitions").stream()
                .filter(way -> JsonPath.text(way, "id").isPresent())
                .filter(way -> way.get("isAvailable") == null || JsonPath.isTrue(way, "isAvailable"))
                .map(Transition::of)
                .toList();
    }

    private static Transition of(JsonObject way) {
        return new Transition(
                JsonPath.text(way, "id").orElse(""),
                JsonPath.text(way, "name").orElse(""),
                Standing.of(JsonPath.object(way, "to").orElse(JsonObject.EMPTY)),
                JsonPath.isTrue(way, "hasScreen"));
    }

    /** What asks for it. */
    JsonObject request() {
        return JsonObject.builder()
                .put("transition", JsonObject.builder().put("id", id).build())
                .build();
    }

    /**
     * A status of Jira's.
     *
     * @param status what the team calls it
     * @param category {@code new}, {@code indeterminate} or {@code done}
     */
    record Standing(String status, String category) {

        static Standing of(JsonObject status) {
            return new Standing(
                    JsonPath.text(status, "name").orElse(""),
                    JsonPath.text(status, "statusCategory", "key").orElse(""));
        }
    }
}
