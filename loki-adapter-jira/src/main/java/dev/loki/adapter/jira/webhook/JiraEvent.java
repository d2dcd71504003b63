package dev.loki.adapter.jira.webhook;

import dev.loki.adapter.jira.json.JsonPath;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.tracker.WorkStatus.Category;
import dev.loki.ports.webhook.IssueChange;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a delivery says has happened.
 *
 * @param payload all of it, as Jira wrote it
 */
record JiraEvent(JsonObject payload) {

    private static final Pattern NAME = Pattern.compile("[a-z]+(?::[a-z]+)?(?:_[a-z]+)*");
    private static final Pattern ID = Pattern.compile("\\d{1,19}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,254}-\\d{1,19}");
    private static final Pattern CANCELED = Pattern.compile("(?i)\\s*cancell?ed\\s*");
    private static final int MOST_STATUS = 255;

    /** {@code jira:issue_updated} as {@code issue.updated}; empty where it says none. */
    Optional<String> kind() {
        return JsonPath.text(payload, "webhookEvent")
                .filter(name -> name.length() <= 100 && NAME.matcher(name).matches())
                .map(name -> name.substring(name.indexOf(':') + 1).replace('_', '.'));
    }

    /** Of the issue that it is about; empty where it is about none, or does not tell. */
    Optional<String> issueType() {
        return JsonPath.text(payload, "issue", "fields", "issuetype", "name");
    }

    /**
     * The status that an issue was brought to: what the log of changes says, in the words of the issue as it stands. Only an
     * update has such a log.
     */
    Optional<IssueChange> change() {
        Optional<String> id = JsonPath.text(payload, "issue", "id")
                .filter(text -> ID.matcher(text).matches());
        Optional<String> key = JsonPath.text(payload, "issue", "key")
                .filter(text -> KEY.matcher(text).matches());
        Optional<String> status = JsonPath.text(payload, "issue", "fields", "status", "name")
                .filter(name -> !name.isBlank() && name.length() <= MOST_STATUS);
        if (!changesStatus() || id.isEmpty() || key.isEmpty() || status.isEmpty()) {
            return Optional.empty();
        }
        return category(status.get())
                .map(category -> new IssueChange(id.get(), key.get(), status.get(), category, at()));
    }

    /** Milliseconds of the epoch. */
    private Optional<Instant> at() {
        return payload.get("timestamp") instanceof JsonNumber sent && sent.isSafeInteger()
                ? Optional.of(Instant.ofEpochMilli(sent.longValueExact()))
                : Optional.empty();
    }

    private boolean changesStatus() {
        return JsonPath.objects(payload, "changelog", "items").stream()
                .anyMatch(item ->
                        JsonPath.text(item, "field").filter("status"::equals).isPresent());
    }

    private Optional<Category> category(String status) {
        return JsonPath.text(payload, "issue", "fields", "status", "statusCategory", "key")
                .flatMap(key -> switch (key) {
                    case "new" -> Optional.of(Category.NEW);
                    case "indeterminate" -> Optional.of(Category.IN_PROGRESS);
                    case "done" -> Optional.of(CANCELED.matcher(status).matches() ? Category.CANCELED : Category.DONE);
                    default -> Optional.empty();
                });
    }
}
