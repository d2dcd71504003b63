package dev.loki.adapter.linear.webhook;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.tracker.WorkStatus.Category;
import dev.loki.ports.webhook.IssueChange;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What an update of an issue says of its status: something only where the state is among what changed. */
final class StatusChange {

    /** The kinds of workflow states ({@code WorkflowState.type} in Linear's schema). */
    private static final Map<String, Category> CATEGORIES = Map.of(
            "triage", Category.NEW,
            "backlog", Category.NEW,
            "unstarted", Category.NEW,
            "started", Category.IN_PROGRESS,
            "completed", Category.DONE,
            "canceled", Category.CANCELED,
            "duplicate", Category.CANCELED);

    private static final int MOST_CHARACTERS = 256;

    private StatusChange() {}

    static Optional<IssueChange> in(JsonObject payload) {
        return isChangeOfState(payload)
                ? object(payload, "data").flatMap(issue -> of(issue, at(payload)))
                : Optional.empty();
    }

    private static boolean isChangeOfState(JsonObject payload) {
        return payload.string("type").filter("Issue"::equals).isPresent()
                && payload.string("action").filter("update"::equals).isPresent()
                && object(payload, "updatedFrom")
                        .map(before -> before.get("stateId"))
                        .isPresent();
    }

    /** {@code createdAt} of the delivery: when what it tells was done. */
    private static Optional<Instant> at(JsonObject payload) {
        try {
            return text(payload, "createdAt").map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<IssueChange> of(JsonObject issue, Optional<Instant> at) {
        Optional<JsonObject> state = object(issue, "state");
        Optional<String> id = text(issue, "id");
        Optional<String> key = text(issue, "identifier");
        Optional<String> name = state.flatMap(it -> text(it, "name"));
        Optional<Category> category = state.flatMap(it -> it.string("type")).map(CATEGORIES::get);
        return id.isEmpty() || key.isEmpty() || name.isEmpty()
                ? Optional.empty()
                : category.map(kind -> new IssueChange(id.get(), key.get(), name.get(), kind, at));
    }

    private static Optional<JsonObject> object(JsonObject of, String member) {
        return of.get(member) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    private static Optional<String> text(JsonObject of, String member) {
        return of.string(member).filter(text -> !text.isBlank() && text.length() <= MOST_CHARACTERS);
    }
}
