package dev.loki.standin;

import dev.loki.domain.json.JsonObject;
import java.util.Optional;

/**
 * A way from one status of Jira's to another, open from every status.
 *
 * @param id what it is asked for by; text, though it looks like a number
 * @param name what its button says
 * @param to the status it leads to
 * @param category {@code new}, {@code indeterminate} or {@code done}
 * @param missing the field that its screen demands and nobody fills in; empty where it has no screen
 */
public record JiraTransition(String id, String name, String to, String category, Optional<String> missing) {

    /** One without a screen. */
    public JiraTransition(String id, String name, String to, String category) {
        this(id, name, to, category, Optional.empty());
    }

    /** As Jira lists it. */
    JsonObject json() {
        return JsonObject.builder()
                .put("id", id)
                .put("name", name)
                .put("to", status())
                .put("isAvailable", true)
                .put("hasScreen", missing.isPresent())
                .build();
    }

    /** The status it leads to, as Jira shows it on an issue. */
    JsonObject status() {
        return status(to, category);
    }

    static JsonObject status(String name, String category) {
        return JsonObject.builder()
                .put("name", name)
                .put("statusCategory", JsonObject.builder().put("key", category).build())
                .build();
    }
}
