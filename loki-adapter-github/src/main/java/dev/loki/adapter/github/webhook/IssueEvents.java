package dev.loki.adapter.github.webhook;

import dev.loki.adapter.github.rest.Fields;
import dev.loki.adapter.github.rest.IssueRef;
import dev.loki.adapter.github.rest.Repository;
import dev.loki.adapter.github.tracker.StatusLabels;
import dev.loki.domain.tracker.WorkStatus.Category;
import dev.loki.ports.webhook.IssueChange;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What an event of an issue says of its status. */
final class IssueEvents {

    /** GitHub tells whole seconds. */
    private static final Duration WITHIN_SECOND = Duration.ofMillis(999);

    private final StatusLabels labels;

    IssueEvents(StatusLabels labels) {
        this.labels = labels;
    }

    /** Empty where its status did not change, or it is not told which issue it is. */
    Optional<IssueChange> change(Fields payload) {
        Fields issue = payload.fields("issue");
        return switch (payload.text("action")) {
            case "closed" -> change(payload, "closed", closedAs(issue));
            case "reopened" -> change(payload, "open", Category.NEW);
            case "labeled" -> labeled(payload, payload.fields("label").text("name"));
            default -> Optional.empty();
        };
    }

    /** A label on an issue that is closed says nothing new. */
    private Optional<IssueChange> labeled(Fields payload, String label) {
        return payload.fields("issue").text("state").equals("closed")
                ? Optional.empty()
                : labels.category(label).flatMap(category -> change(payload, label, category));
    }

    private static Category closedAs(Fields issue) {
        String reason = issue.text("state_reason");
        return reason.equals("not_planned") || reason.equals("duplicate") ? Category.CANCELED : Category.DONE;
    }

    private static Optional<IssueChange> change(Fields payload, String status, Category category) {
        return ref(payload).map(ref -> new IssueChange(ref.toString(), ref.toString(), status, category, at(payload)));
    }

    private static Optional<Instant> at(Fields payload) {
        try {
            return Optional.of(
                    Instant.parse(payload.fields("issue").text("updated_at")).plus(WITHIN_SECOND));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<IssueRef> ref(Fields payload) {
        try {
            Repository repository =
                    Repository.parse(payload.fields("repository").text("full_name"));
            return payload.fields("issue")
                    .number("number")
                    .filter(number -> number > 0)
                    .map(number -> new IssueRef(repository, number));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
