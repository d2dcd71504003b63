package dev.loki.domain.workflow;

import dev.loki.domain.json.JsonFields;
import dev.loki.domain.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads the payload of one event; see GitHub's "Webhook events and payloads". */
final class EventReader {

    private static final Pattern ACTION = Pattern.compile("[a-z_]{0,40}");
    private static final List<String> INPUTS = List.of("prd_content", "provider", "mode", "priority", "dry_run");
    private static final String PULL_REQUEST = "pull_request";
    private static final String FULL_NAME = "full_name";
    private static final String REPOSITORY_NAME = "owner/name";
    private static final String LOGIN_NAME = "a login of GitHub's";
    private static final int LONGEST_NAME = 300;

    /** GitHub takes 65,536 characters; some of them are two UTF-16 units. */
    private static final int LONGEST_BODY = 2 * 65_536;

    private static final int LONGEST_TITLE = 2_000;
    private static final int MAX_LABELS = 200;

    private final EventKind kind;
    private final JsonFields payload;

    EventReader(EventKind kind, JsonValue payload) {
        this.kind = kind;
        this.payload = JsonFields.of(payload);
    }

    ActionEvent read() {
        Optional<JsonFields> subject = subject();
        Optional<JsonFields> head =
                subject.filter(fields -> kind.isOfPullRequest()).map(fields -> fields.object("head"));
        return new ActionEvent(
                kind,
                matching(payload, "action", ACTION.asMatchPredicate(), "a name such as labeled")
                        .orElse(""),
                repository(),
                subject.map(EventReader::number).orElse(OptionalLong.empty()),
                head.map(fields -> required(fields, "sha", GitHubNames::isCommit, "40 or 64 hex digits")),
                sender(),
                subject.flatMap(EventReader::author),
                subject.isPresent() && head.isPresent() && isFromFork(subject.get(), head.get()),
                payload.optionalObject("label").flatMap(label -> label.text("name", LONGEST_NAME)),
                subject.map(EventReader::labels).orElse(List.of()),
                kind == EventKind.WORKFLOW_DISPATCH ? inputs() : Map.of(),
                subject.map(fields -> texts(fields, head)).orElse(ActionTexts.NONE));
    }

    /** What the event is about, where it is about anything. */
    private Optional<JsonFields> subject() {
        if (kind == EventKind.ISSUES) {
            return Optional.of(payload.object("issue"));
        }
        return kind.isOfPullRequest() ? Optional.of(payload.object(PULL_REQUEST)) : Optional.empty();
    }

    /** The payload of a schedule need not tell it. */
    private String repository() {
        return kind == EventKind.SCHEDULE
                ? payload.optionalObject("repository")
                        .flatMap(fields -> matching(fields, FULL_NAME, GitHubNames::isRepository, REPOSITORY_NAME))
                        .orElse("")
                : required(payload.object("repository"), FULL_NAME, GitHubNames::isRepository, REPOSITORY_NAME);
    }

    /** Who is gone has no account. */
    private static Optional<String> author(JsonFields subject) {
        return subject.optionalObject("user").map(user -> required(user, "login", GitHubNames::isLogin, LOGIN_NAME));
    }

    private static OptionalLong number(JsonFields subject) {
        OptionalLong number = subject.count("number");
        if (number.isEmpty() || number.getAsLong() == 0) {
            throw subject.problem("number", "expected a whole number from 1");
        }
        return number;
    }

    private String sender() {
        return kind == EventKind.SCHEDULE
                ? ""
                : required(payload.object("sender"), "login", GitHubNames::isLogin, LOGIN_NAME);
    }

    /** Where it cannot be told, it is a fork. */
    private static boolean isFromFork(JsonFields subject, JsonFields head) {
        Optional<String> ours = subject.optionalObject("base").flatMap(EventReader::repository);
        Optional<String> theirs = repository(head);
        return ours.isEmpty() || theirs.isEmpty() || !ours.get().equalsIgnoreCase(theirs.get());
    }

    private static Optional<String> repository(JsonFields side) {
        return side.optionalObject("repo").flatMap(repo -> repo.text(FULL_NAME, LONGEST_NAME));
    }

    private static List<String> labels(JsonFields subject) {
        return subject.objects("labels", MAX_LABELS).stream()
                .flatMap(label -> label.text("name", LONGEST_NAME).stream())
                .toList();
    }

    private static ActionTexts texts(JsonFields subject, Optional<JsonFields> head) {
        return new ActionTexts(
                subject.text("title", LONGEST_TITLE).orElse(""),
                subject.text("body", LONGEST_BODY).orElse(""),
                head.flatMap(fields -> fields.text("ref", LONGEST_NAME)).orElse(""));
    }

    /** GitHub gives some as texts and some as booleans. */
    private Map<String, String> inputs() {
        Map<String, String> inputs = new LinkedHashMap<>();
        payload.optionalObject("inputs").ifPresent(given -> {
            for (String name : INPUTS) {
                Optional<String> value = given.isText(name)
                        ? given.text(name, LONGEST_BODY)
                        : given.flag(name).map(String::valueOf);
                value.filter(text -> !text.isBlank()).ifPresent(text -> inputs.put(name, text));
            }
        });
        return inputs;
    }

    private static String required(JsonFields fields, String name, Predicate<String> wanted, String expected) {
        return matching(fields, name, wanted, expected)
                .orElseThrow(() -> fields.problem(name, "expected " + expected + ", found nothing"));
    }

    private static Optional<String> matching(
            JsonFields fields, String name, Predicate<String> wanted, String expected) {
        Optional<String> text = fields.text(name, LONGEST_NAME);
        if (text.isPresent() && !wanted.test(text.get())) {
            throw fields.problem(name, "expected " + expected);
        }
        return text;
    }
}
