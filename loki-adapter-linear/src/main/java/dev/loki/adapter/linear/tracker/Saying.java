package dev.loki.adapter.linear.tracker;

import dev.loki.domain.json.JsonObject;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.util.Optional;

/** One text to be said at one place. */
final class Saying implements Creation.Kind<String> {

    private final GraphQl linear;
    private final Words words;
    private final JsonObject where;
    private final String markdown;

    private Saying(GraphQl linear, Words words, JsonObject where, String markdown) {
        this.linear = linear;
        this.words = words;
        this.where = where;
        this.markdown = markdown;
    }

    /** How Linear calls a kind of saying. */
    private enum Words {
        COMMENT("comment", Document.COMMENT, Document.CREATE_COMMENT, Document.UPDATE_COMMENT, "comment"),
        PROJECT_UPDATE(
                "project update",
                Document.PROJECT_UPDATE,
                Document.CREATE_PROJECT_UPDATE,
                Document.UPDATE_PROJECT_UPDATE,
                "projectUpdate");

        private final String deed;
        private final Document find;
        private final Document create;
        private final Document update;
        private final String root;

        Words(String deed, Document find, Document create, Document update, String root) {
            this.deed = deed;
            this.find = find;
            this.create = create;
            this.update = update;
            this.root = root;
        }
    }

    /** A project update carries a judgement of the project's health; it is not for us, so the last one stays. */
    static Saying at(GraphQl linear, Place place, String markdown) {
        if (place instanceof Place.Project project) {
            JsonObject.Builder where = JsonObject.builder().put("projectId", project.id());
            project.health().ifPresent(health -> where.put("health", health));
            return new Saying(linear, Words.PROJECT_UPDATE, where.build(), markdown);
        }
        return new Saying(
                linear,
                Words.COMMENT,
                JsonObject.builder().put("issueId", place.id()).build(),
                markdown);
    }

    String deed() {
        return words.deed;
    }

    @Override
    public String create(String id) {
        JsonObject.Builder input = JsonObject.builder().put("id", id).put("body", markdown);
        where.members().forEach(input::put);
        return linear.change(
                        words.create,
                        words.root + "Create",
                        JsonObject.builder().put("input", input.build()).build())
                .fields(words.root)
                .text("id");
    }

    @Override
    public Optional<String> find(String id) {
        return linear.find(words.find, words.root, id).map(found -> found.text("id"));
    }

    /** Puts the text in the place of that of an earlier one; false where that one is not there any more. */
    boolean sayInstead(String id) {
        try {
            linear.change(
                    words.update,
                    words.root + "Update",
                    JsonObject.builder().put("id", id).put("body", markdown).build());
            return true;
        } catch (TrackerException e) {
            if (e.trouble() == Trouble.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }
}
