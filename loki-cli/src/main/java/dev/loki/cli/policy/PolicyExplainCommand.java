package dev.loki.cli.policy;

import dev.loki.application.policy.PolicyControl;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.cli.text.Printable;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.TraceStep;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code loki policy explain}: a decision, policy by policy. */
@Command(
        name = "explain",
        description = "Shows what each policy says to an action, and the decision; the action is judged, and recorded,"
                + " as by check.",
        footer = {
            "",
            "Exit codes: 0 allowed, 1 denied, 2 approval required, 64 the point or the context cannot be read.",
            "",
            "Example: loki policy explain pre_execution '{\"file_path\":\"/etc/passwd\"}'"
        })
final class PolicyExplainCommand extends ProjectCommand {

    @Spec
    private CommandSpec spec;

    @Mixin
    private QuestionParameters question = new QuestionParameters();

    @Mixin
    private JsonOption json = new JsonOption();

    PolicyExplainCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        PolicyControl policies = loki.policies();
        byte[] context = context();
        policies.unreadable(question.point, context).ifPresent(problem -> {
            throw wrongUsage(problem + "; for example: loki policy explain pre_execution '{\"command\":\"ls\"}'");
        });
        List<TraceStep> steps = policies.explain(question.point, context);
        Decision decision = policies.check(question.point, context);
        if (json.isWanted()) {
            invocation().out().println(json(steps, decision, project));
        } else {
            steps.forEach(step -> invocation().out().println(Printable.line(text(step))));
            invocation().out().println(Printable.line(decision.verdict() + ": " + decision.reason()));
        }
        return ExitCode.of(decision.verdict());
    }

    private byte[] context() {
        try {
            return question.contextBytes(invocation());
        } catch (IOException e) {
            throw wrongUsage("standard input: " + e.getMessage());
        }
    }

    /** What is no question has no verdict, so that none may be taken for it. */
    private ParameterException wrongUsage(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }

    private JsonObject json(List<TraceStep> steps, Decision decision, Project project) {
        return JsonObject.builder()
                .put("point", question.point)
                .put("project", project.root().toString())
                .put(
                        "steps",
                        new JsonArray(
                                steps.stream().<JsonValue>map(TraceStep::toJson).toList()))
                .put("decision", decision.toJson())
                .build();
    }

    private static String text(TraceStep step) {
        String outcome = step.violation() == null
                ? "satisfied"
                : step.violation().action().wireName() + ": " + step.violation().message();
        return step.origin() + "  " + step.policy() + " [" + step.mode().wireName() + "]  " + step.condition() + "  -> "
                + outcome;
    }
}
