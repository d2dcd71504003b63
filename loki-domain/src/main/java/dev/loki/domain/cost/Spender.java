package dev.loki.domain.cost;

import dev.loki.domain.json.JsonFields;
import dev.loki.domain.json.JsonObject;

/**
 * Who consumes. Each name has at most {@value #LONGEST} characters on one line.
 *
 * @param project whose budget it is; never empty
 * @param agent empty where it is not known, as the following
 * @param model as the provider calls it
 * @param session the governed run
 * @param org to which the project belongs
 */
public record Spender(String project, String agent, String model, String session, String org) {

    public static final int LONGEST = 200;

    /** @throws IllegalArgumentException naming the one that is no name */
    public Spender {
        if (project.isBlank()) {
            throw new IllegalArgumentException("the project must have a name");
        }
        require("project", project);
        require("agent", agent);
        require("model", model);
        require("session", session);
        require("org", org);
    }

    /** The same with another model. */
    public Spender calling(String otherModel) {
        return new Spender(project, agent, otherModel, session, org);
    }

    JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder().put("project", project);
        put(json, "agent", agent);
        put(json, "model", model);
        put(json, "session", session);
        put(json, "org", org);
        return json.build();
    }

    static Spender of(JsonFields json) {
        return new Spender(
                json.requiredText("project", LONGEST),
                json.text("agent", LONGEST).orElse(""),
                json.text("model", LONGEST).orElse(""),
                json.text("session", LONGEST).orElse(""),
                json.text("org", LONGEST).orElse(""));
    }

    private static void put(JsonObject.Builder json, String name, String value) {
        if (!value.isEmpty()) {
            json.put(name, value);
        }
    }

    private static void require(String what, String name) {
        if (name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "the " + what + " must be at most " + LONGEST + " characters on one line");
        }
    }
}
