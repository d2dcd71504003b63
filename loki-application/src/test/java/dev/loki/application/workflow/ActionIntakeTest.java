package dev.loki.application.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.workflow.LabelMap;
import dev.loki.ports.codehost.CodeHost;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import dev.loki.ports.workflow.WorkflowJobException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionIntakeTest {

    private static final String MERGE_SHA = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    private final RecordedJob job = new RecordedJob(true);
    private final ScriptedHost host = new ScriptedHost("maintainer", "colleague");

    @Test
    void anIssueThatAMaintainerLabelledIsWork() {
        ActionOutcome outcome = take("issues", Events.labelled("maintainer", "loki-mode", "Build it.", "loki-mode"));
        assertThat(outcome.refusal()).isEmpty();
        assertThat(job.requirements).containsExactly(Map.entry("issue-12", "Build it.\n"));
        assertThat(job.outputs)
                .containsEntry("proceed", "true")
                .containsEntry("number", "12")
                .containsEntry("provider", "claude")
                .containsEntry("prd-file", "/project/.loki/prd/issue-12.md")
                .containsEntry("prd-source", "body")
                .containsEntry("sha", MERGE_SHA);
    }

    @Test
    void whoMayOnlyReadStartsNothingWhateverTheAssociationSays() {
        refused(Refusal.Code.PERMISSION, "issues", Events.labelled("stranger", "loki-mode", "Build it.", "loki-mode"));
        assertThat(host.asked).containsExactly("stranger");
    }

    @Test
    void anAuthorWhoEditsAnIssueAfterAMaintainerLabelledItStartsNothing() {
        refused(Refusal.Code.PERMISSION, "issues", Events.onIssue("edited", "stranger", "loki-mode"));
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void whatCannotBeToldIsRefused(Trouble trouble) {
        host.failing(trouble);
        refused(
                Refusal.Code.PERMISSION,
                "issues",
                Events.labelled("maintainer", "loki-mode", "Build it.", "loki-mode"));
    }

    @Test
    void withoutATokenNobodyIsTrusted() {
        ActionOutcome outcome = intake(Events.labelled("maintainer", "loki-mode", "x", "loki-mode"), Optional::empty)
                .take("issues", "acme/shop", "");
        assertThat(outcome.refusal().orElseThrow().message()).contains("set GITHUB_TOKEN");
    }

    @Test
    void aForkStartsNothingAndNobodyIsAsked() {
        JsonObject event = Events.pullRequest("opened", "maintainer", "maintainer", "mallory/shop");
        refused(Refusal.Code.FORK, "pull_request", event);
        assertThat(job.outputs).containsEntry("fork", "true");
        assertThat(host.asked).isEmpty();
    }

    @Test
    void aPullRequestOfOurOwnIsWorkOnTheCommitOfItsHead() {
        take("pull_request", Events.pullRequest("synchronize", "maintainer", "colleague", "acme/shop"));
        assertThat(job.outputs).containsEntry("proceed", "true").containsEntry("sha", Events.SHA);
        assertThat(job.requirements).containsExactly(Map.entry("pull-request-7", "Build it.\n"));
    }

    @Test
    void aStrangerWhoOpensAPullRequestBetweenBranchesOfOursStartsNothing() {
        refused(
                Refusal.Code.PERMISSION,
                "pull_request",
                Events.pullRequest("synchronize", "maintainer", "stranger", "acme/shop"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pull_request_target", "workflow_run"})
    void anEventWithSecretsRunsNothingOfAPullRequest(String name) {
        refused(Refusal.Code.EVENT, name, Events.pullRequest("opened", "maintainer", "maintainer", "acme/shop"));
    }

    @Test
    void aReviewOfAMaintainerIsWork() {
        take("pull_request_review", Events.pullRequest("submitted", "maintainer", "colleague", "acme/shop"));
        assertThat(job.outputs).containsEntry("proceed", "true");
    }

    @Test
    void aScheduleNeedsNobody() {
        take("schedule", Events.schedule());
        assertThat(job.outputs).containsEntry("proceed", "true").containsEntry("prd-file", "");
        assertThat(host.asked).isEmpty();
    }

    @Test
    void aDispatchIsWorkOfWhoeverMayPush() {
        JsonObject inputs = JsonObject.builder()
                .put("prd_content", "Build it.")
                .put("provider", "codex")
                .put("dry_run", "true")
                .build();
        take("workflow_dispatch", Events.dispatch("maintainer", inputs));
        assertThat(job.outputs)
                .containsEntry("proceed", "true")
                .containsEntry("provider", "codex")
                .containsEntry("dry-run", "true")
                .containsEntry("prd-file", "/project/.loki/prd/dispatch.md");
        refused(Refusal.Code.PERMISSION, "workflow_dispatch", Events.dispatch("stranger", inputs));
    }

    @Test
    void aProviderThatIsNotAllowedIsRefused() {
        JsonObject inputs =
                JsonObject.builder().put("provider", "x\"; curl evil").build();
        refused(Refusal.Code.OPTIONS, "workflow_dispatch", Events.dispatch("maintainer", inputs));
        refused(
                Refusal.Code.OPTIONS,
                "issues",
                Events.labelled("maintainer", "loki-mode", "x", "loki-mode", "loki-provider-evil"));
    }

    @Test
    void anIssueWithoutTextIsNoWork() {
        refused(
                Refusal.Code.EMPTY,
                "issues",
                Events.labelled("maintainer", "loki-mode", "<!-- template -->", "loki-mode"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"closed", "assigned", "unlabeled", "labeled"})
    void anIssueIsWorkWhenItsLabelSaysSo(String action) {
        refused(Refusal.Code.NOT_ASKED, "issues", Events.onIssue(action, "maintainer", "loki-mode"));
        refused(Refusal.Code.NOT_ASKED, "issues", Events.onIssue("opened", "maintainer", "bug"));
    }

    @Test
    void anUnknownEventIsPassedOverWithAReason() {
        ActionOutcome outcome = take("star", Events.schedule());
        assertThat(outcome.refusal().orElseThrow())
                .isEqualTo(new Refusal(Refusal.Code.EVENT, "the event star starts nothing"));
        assertThat(job.outputs).containsEntry("proceed", "false");
    }

    @Test
    void noTextOfAStrangerBecomesAnOutput() {
        for (JsonObject event : List.of(
                Events.pullRequest("opened", "maintainer", "colleague", "acme/shop"),
                Events.pullRequest("opened", "maintainer", "colleague", "mallory/shop"))) {
            take("pull_request", event);
            assertThat(job.outputs.values())
                    .allSatisfy(value -> assertThat(value).matches("[A-Za-z0-9._/-]*"));
        }
    }

    @Test
    void theSummaryShowsWhatWasDecidedHarmlessly() {
        take(
                "issues",
                Events.labelled("maintainer", "loki-mode", "x", "loki-mode", "loki-provider-@octocat ![x](http://e)"));
        assertThat(job.summary.toString())
                .startsWith("## Loki\n\n- Event: issues\n- Nothing is started (options): ")
                .doesNotContain("@octocat", "![", "://");
    }

    @Test
    void anEventOfAnotherRepositoryIsAnError() {
        ActionIntake intake = intake(Events.onIssue("opened", "maintainer", "loki-mode"), () -> Optional.of(host));
        assertThatExceptionOfType(WorkflowJobException.class)
                .isThrownBy(() -> intake.take("issues", "acme/other", ""))
                .withMessage("GITHUB_REPOSITORY: expected acme/shop, as the event file says; found acme/other");
    }

    @Test
    void whatIsWrongInTheEventFileIsNamed() {
        ActionIntake intake = intake(JsonObject.EMPTY, () -> Optional.of(host));
        assertThatExceptionOfType(WorkflowJobException.class)
                .isThrownBy(() -> intake.take("issues", "", ""))
                .withMessage("GITHUB_EVENT_PATH: the event file: issue: expected an object, found nothing; leave it as"
                        + " GitHub's runner wrote it")
                .matches(WorkflowJobException::isOfWhatWasGiven);
    }

    private ActionOutcome take(String name, JsonObject event) {
        return intake(event, () -> Optional.of(host)).take(name, "acme/shop", MERGE_SHA);
    }

    private void refused(Refusal.Code code, String name, JsonObject event) {
        job.requirements.clear();
        ActionOutcome outcome = take(name, event);
        assertThat(outcome.refusal().map(Refusal::code)).contains(code);
        assertThat(job.outputs).containsEntry("proceed", "false").containsEntry("refusal", code.label());
        assertThat(job.requirements).isEmpty();
    }

    private ActionIntake intake(JsonValue event, Supplier<Optional<CodeHost>> asked) {
        LabelMap labels = new LabelMap(List.of("claude", "codex"), Map.of());
        return new ActionIntake(job, reading(event), new ActionRules("loki-mode", labels), new ActionTrust(asked));
    }

    /** Whatever the bytes are, this is read. */
    private static JsonReader reading(JsonValue value) {
        return new JsonReader() {
            @Override
            public JsonValue readStrict(byte[] utf8) throws JsonSyntaxException {
                throw new JsonSyntaxException(1, 1, "not asked for");
            }

            @Override
            public JsonValue readTolerant(byte[] utf8) {
                return value;
            }
        };
    }
}
