package dev.loki.application.workflow;

import dev.loki.domain.json.JsonFieldException;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.markdown.HarmlessMarkdown;
import dev.loki.domain.quality.ReportPlace;
import dev.loki.domain.workflow.ActionEvent;
import dev.loki.domain.workflow.EventKind;
import dev.loki.domain.workflow.PrdExtraction;
import dev.loki.domain.workflow.Requirements;
import dev.loki.domain.workflow.RunOptions;
import dev.loki.domain.workflow.WorkflowRefusedException;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import dev.loki.ports.workflow.WorkflowJob;
import dev.loki.ports.workflow.WorkflowJobException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the event that started a workflow: reads it, decides whether it may set an agent to work and how, keeps the
 * requirements in a file, and tells the workflow. Thread-safe.
 */
public final class ActionIntake {

    private static final int LONGEST_MESSAGE = 1_000;

    /** The event of a workflow that another workflow started has the secrets that the other had not. */
    private static final Set<String> PRIVILEGED = Set.of("workflow_run", "pull_request_target");

    private final WorkflowJob job;
    private final JsonReader json;
    private final ActionRules rules;
    private final ActionTrust trust;

    public ActionIntake(WorkflowJob job, JsonReader json, ActionRules rules, ActionTrust trust) {
        this.job = job;
        this.json = json;
        this.rules = rules;
        this.trust = trust;
    }

    /**
     * Takes the event, and sets the outputs and the summary of the step.
     *
     * @param name GITHUB_EVENT_NAME
     * @param repository GITHUB_REPOSITORY; empty where it is not known
     * @param sha GITHUB_SHA; empty where it is not known
     * @throws WorkflowJobException where the event cannot be read or understood, or the outputs cannot be written
     */
    public ActionOutcome take(String name, String repository, String sha) {
        ActionOutcome outcome =
                EventKind.of(name).map(kind -> of(kind, repository, sha)).orElseGet(() -> unknown(name, sha));
        outcome.outputs().forEach(job::output);
        job.summarize(summary(outcome));
        return outcome;
    }

    private static ActionOutcome unknown(String name, String sha) {
        String why =
                PRIVILEGED.contains(name) ? " has secrets, whoever made the change: nothing is run" : " starts nothing";
        return refused(name, Optional.empty(), new Refusal(Refusal.Code.EVENT, "the event " + name + why), sha);
    }

    private ActionOutcome of(EventKind kind, String repository, String sha) {
        ActionEvent event = read(kind);
        requireSame(event.repository(), repository);
        String commit = event.headSha().orElse(sha);
        Optional<Refusal> refusal = rules.refusal(event).or(() -> trust.refusal(event));
        return refusal.map(why -> refused(kind.event(), Optional.of(event), why, commit))
                .orElseGet(() -> trusted(event, commit));
    }

    private ActionOutcome trusted(ActionEvent event, String commit) {
        try {
            RunOptions options = rules.options(event);
            Requirements found = PrdExtraction.of(
                    event.inputs().getOrDefault("prd_content", event.texts().body()));
            return found.markdown().isBlank()
                    ? withoutRequirements(event, options, commit)
                    : new ActionOutcome(
                            event.kind().event(),
                            Optional.of(event),
                            Optional.empty(),
                            options,
                            Optional.of(found.source()),
                            Optional.of(keep(event, found)),
                            commit);
        } catch (WorkflowRefusedException e) {
            Refusal why = new Refusal(Refusal.Code.OPTIONS, String.valueOf(e.getMessage()));
            return refused(event.kind().event(), Optional.of(event), why, commit);
        }
    }

    /** An issue is nothing but its text; in all other events there is something to work on without one. */
    private static ActionOutcome withoutRequirements(ActionEvent event, RunOptions options, String commit) {
        Optional<Refusal> refusal = event.kind() == EventKind.ISSUES
                ? Optional.of(new Refusal(Refusal.Code.EMPTY, "the issue says nothing that could be built"))
                : Optional.empty();
        return new ActionOutcome(
                event.kind().event(), Optional.of(event), refusal, options, Optional.empty(), Optional.empty(), commit);
    }

    private Path keep(ActionEvent event, Requirements requirements) {
        String kind = event.kind() == EventKind.ISSUES ? "issue" : "pull-request";
        String name = event.number().isPresent() ? kind + "-" + event.number().getAsLong() : "dispatch";
        return job.keepRequirements(name, requirements.markdown() + "\n");
    }

    /**
     * Whom a report on the job is for.
     *
     * @param place the job's own
     * @throws WorkflowJobException where the event cannot be read or understood
     */
    public ReportTarget target(EventKind kind, ReportPlace place) {
        ActionEvent event = read(kind);
        requireSame(event.repository(), place.repository());
        String sha = event.headSha().orElse(place.sha());
        return new ReportTarget(
                event.number(), kind == EventKind.ISSUES, new ReportPlace(place.repository(), sha, place.runUrl()));
    }

    private ActionEvent read(EventKind kind) {
        try {
            JsonValue payload = json.readTolerant(job.event());
            return ActionEvent.read(kind, payload);
        } catch (JsonSyntaxException e) {
            throw unreadable(e.describe(), e);
        } catch (JsonFieldException e) {
            throw unreadable(String.valueOf(e.getMessage()), e);
        }
    }

    private static WorkflowJobException unreadable(String problem, Exception cause) {
        return new WorkflowJobException(
                "GITHUB_EVENT_PATH: the event file: " + problem + "; leave it as GitHub's runner wrote it",
                true,
                cause);
    }

    private static void requireSame(String told, String repository) {
        if (!told.isEmpty() && !repository.isEmpty() && !told.equalsIgnoreCase(repository)) {
            throw new WorkflowJobException(
                    "GITHUB_REPOSITORY: expected " + told + ", as the event file says; found " + repository,
                    true,
                    null);
        }
    }

    private static ActionOutcome refused(String name, Optional<ActionEvent> event, Refusal why, String sha) {
        return new ActionOutcome(
                name, event, Optional.of(why), RunOptions.NONE, Optional.empty(), Optional.empty(), sha);
    }

    private static String summary(ActionOutcome outcome) {
        String event = "- Event: " + HarmlessMarkdown.line(outcome.name(), LONGEST_MESSAGE) + "\n";
        String decision = outcome.refusal()
                .map(why -> "- Nothing is started (" + why.code().label() + "): "
                        + HarmlessMarkdown.line(why.message(), LONGEST_MESSAGE))
                .orElse("- Work may begin, provider "
                        + outcome.options().provider().orElse("-"));
        String source = outcome.source()
                .map(where -> "\n- Requirements: " + where.name().toLowerCase(Locale.ROOT))
                .orElse("");
        return "## Loki\n\n" + event + decision + source + "\n";
    }
}
