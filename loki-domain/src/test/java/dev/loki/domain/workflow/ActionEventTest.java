package dev.loki.domain.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonFieldException;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.testing.Nightly;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionEventTest {

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_./\\[\\]-]*");

    @Test
    void anIssueHasItsNumberItsLabelsAndWhoCausedTheEvent() {
        ActionEvent event =
                ActionEvent.read(EventKind.ISSUES, Payloads.issue("labeled", "Build it.", "bug", "loki-mode"));
        assertThat(event.action()).isEqualTo("labeled");
        assertThat(event.repository()).isEqualTo("acme/shop");
        assertThat(event.number()).hasValue(12);
        assertThat(event.sender()).isEqualTo("octocat");
        assertThat(event.author()).contains("author-1");
        assertThat(event.label()).contains("loki-mode");
        assertThat(event.labels()).containsExactly("bug", "loki-mode");
        assertThat(event.headSha()).isEmpty();
        assertThat(event.fromFork()).isFalse();
        assertThat(event.texts()).isEqualTo(new ActionTexts("Add a cart $(id)", "Build it.", ""));
    }

    @Test
    void aPullRequestHasTheCommitOfItsHead() {
        ActionEvent event =
                ActionEvent.read(EventKind.PULL_REQUEST, Payloads.pullRequest("opened", Payloads.repo("ACME/shop")));
        assertThat(event.headSha()).contains(Payloads.SHA);
        assertThat(event.number()).hasValue(7);
        assertThat(event.fromFork()).isFalse();
    }

    @Test
    void aBranchWithACommandInItsNameIsAForeignTextAndNothingElse() {
        ActionEvent event =
                ActionEvent.read(EventKind.PULL_REQUEST, Payloads.pullRequest("opened", Payloads.repo("acme/shop")));
        assertThat(event.texts().headRef()).isEqualTo(Payloads.BRANCH);
        assertThat(event.toString().replace(event.texts().toString(), "")).doesNotContain("echo");
    }

    @Test
    void anotherRepositoryOrOneThatIsGoneIsAFork() {
        for (JsonValue repo : List.of(Payloads.repo("mallory/shop"), JsonNull.NULL, JsonObject.EMPTY)) {
            for (EventKind kind : List.of(EventKind.PULL_REQUEST, EventKind.PULL_REQUEST_TARGET)) {
                assertThat(ActionEvent.read(kind, Payloads.pullRequest("opened", repo))
                                .fromFork())
                        .as("%s", repo)
                        .isTrue();
            }
        }
    }

    @Test
    void aReviewIsAboutItsPullRequest() {
        ActionEvent event = ActionEvent.read(EventKind.PULL_REQUEST_REVIEW, Payloads.review());
        assertThat(event.number()).hasValue(7);
        assertThat(event.headSha()).contains(Payloads.SHA);
    }

    @Test
    void aScheduleHasNobodyAndNothing() {
        ActionEvent event = ActionEvent.read(EventKind.SCHEDULE, Payloads.schedule());
        assertThat(event.sender()).isEmpty();
        assertThat(event.repository()).isEmpty();
        assertThat(event.number()).isEmpty();
    }

    @Test
    void aDispatchHasTheInputsThatLokiKnows() {
        JsonObject inputs = JsonObject.builder()
                .put("prd_content", "Build it.")
                .put("dry_run", true)
                .put("provider", " ")
                .put("other", "x")
                .build();
        assertThat(ActionEvent.read(EventKind.WORKFLOW_DISPATCH, Payloads.dispatch(inputs))
                        .inputs())
                .isEqualTo(Map.of("prd_content", "Build it.", "dry_run", "true"));
        assertThat(ActionEvent.read(EventKind.WORKFLOW_DISPATCH, Payloads.dispatch(JsonNull.NULL))
                        .inputs())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"push", "workflow_run", "issue_comment", "'issues '", "ISSUES", "''"})
    void otherEventsAreNotUnderstood(String name) {
        assertThat(EventKind.of(name)).isEmpty();
    }

    @Test
    void whatIsMissingOrOddIsNamed() {
        JsonObject issue = Payloads.issue("labeled", "x");
        refused(issue.with("sender", JsonNull.NULL), "sender: expected an object, found nothing");
        refused(issue.with("repository", Payloads.repo("a/b/c")), "repository.full_name: expected owner/name");
        refused(issue.with("action", new JsonString("labeled\nproceed=true")), "action: expected a name such as");
        refused(
                issue.with("sender", JsonObject.builder().put("login", "a b").build()),
                "sender.login: expected a login of GitHub's");
        refused(
                issue.with("issue", JsonObject.builder().put("number", 0).build()),
                "issue.number: expected a whole number from 1");
        refused(
                issue.with(
                        "issue",
                        JsonObject.builder()
                                .put("number", 1)
                                .put("body", "x".repeat(131_073))
                                .build()),
                "issue.body: expected at most 131072 characters");
        refused(new JsonArray(List.of()), "expected an object, found array");
    }

    @Test
    void anyPayloadIsReadOrRefusedByNameAndLetsNoForeignTextThrough() {
        Random random = new Random(20261126);
        List<JsonObject> seeds = List.of(
                Payloads.issue("labeled", "Build it.", "loki-mode"),
                Payloads.pullRequest("opened", Payloads.repo("acme/shop")),
                Payloads.review(),
                Payloads.schedule(),
                Payloads.dispatch(JsonObject.builder().put("provider", "codex").build()));
        List<EventKind> kinds = List.of(EventKind.values());
        int read = 0;
        for (int i = 0; i < Nightly.count(20_000, 1_000_000); i++) {
            JsonValue payload = mutated(seeds.get(random.nextInt(seeds.size())), random);
            EventKind kind = kinds.get(random.nextInt(kinds.size()));
            try {
                ActionEvent event = ActionEvent.read(kind, payload);
                read++;
                assertThat(List.of(event.action(), event.repository(), event.sender()))
                        .allMatch(text -> SAFE.matcher(text).matches());
                assertThat(event.headSha().orElse("")).matches("(?:[0-9a-f]{40}(?:[0-9a-f]{24})?)?");
                assertThat(event.author().orElse("")).matches(SAFE);
                assertThat(event.number().orElse(1)).isPositive();
            } catch (JsonFieldException e) {
                assertThat(e.getMessage()).doesNotContain("$(evil)").hasSizeLessThan(200);
            }
        }
        assertThat(read).isPositive();
    }

    private static void refused(JsonValue payload, String message) {
        assertThatExceptionOfType(JsonFieldException.class)
                .isThrownBy(() -> ActionEvent.read(EventKind.ISSUES, payload))
                .withMessageStartingWith(message);
    }

    /** The value with something in it left out or replaced, on the average once. */
    private static JsonValue mutated(JsonValue value, Random random) {
        if (random.nextInt(25) == 0) {
            return odd(random);
        }
        if (value instanceof JsonObject object) {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            object.members().forEach((name, member) -> {
                if (random.nextInt(40) != 0) {
                    members.put(name, mutated(member, random));
                }
            });
            return JsonObject.of(members);
        }
        if (value instanceof JsonArray array) {
            List<JsonValue> elements = new ArrayList<>();
            array.elements().forEach(element -> elements.add(mutated(element, random)));
            return new JsonArray(elements);
        }
        return value;
    }

    private static JsonValue odd(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> JsonNull.NULL;
            case 1 -> JsonBoolean.TRUE;
            case 2 -> JsonNumber.of(random.nextInt(3) - 1);
            case 3 -> JsonNumber.parse("1e999");
            case 4 -> new JsonString("$(evil)");
            case 5 -> new JsonString("a\nproceed=true");
            case 6 -> new JsonArray(List.of(JsonNull.NULL, new JsonString("$(evil)")));
            default ->
                JsonObject.builder()
                        .put("full_name", "$(evil)")
                        .put("login", "x y")
                        .build();
        };
    }
}
