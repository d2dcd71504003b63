package dev.loki.cli;

import dev.loki.application.policy.PolicyControl;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.TraceStep;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loki policy explain}: a decision, policy by policy. */
@Command(
        name = "explain",
        description = "Shows what each policy says to an action, and the decision; the action is judged, and recorded,"
                + " as by check.",
        footer = {
            "",
            "Exit codes: 0 allowed, 1 denied, 2 approval required.",
            "",
            "Example: loki policy explain pre_execution '{\"file_path\":\"/etc/passwd\"}'"
        })
final class PolicyExplainCommand extends ProjectCommand {

    @Parameters(index = "0", paramLabel = "POINT", description = "pre_execution, pre_deployment, resource or data.")
    private String point = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "JSON", defaultValue = "{}", description = "The context.")
    private String context = "{}";

    @Option(names = "--json", description = "Prints the steps and the decision as one JSON object.")
    private boolean json;

    PolicyExplainCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    int run(LokiEnterprise loki, Project project) {
        PolicyControl policies = loki.policies();
        byte[] bytes = context.getBytes(StandardCharsets.UTF_8);
        List<TraceStep> steps = policies.explain(point, bytes);
        Decision decision = policies.check(point, bytes);
        if (json) {
            invocation().out().println(json(steps, decision, project));
        } else {
            steps.forEach(step -> invocation().out().println(Printable.line(text(step))));
            invocation().out().println(Printable.line(decision.verdict() + ": " + decision.reason()));
        }
        return ExitCode.of(decision.verdict());
    }

    private JsonObject json(List<TraceStep> steps, Decision decision, Project project) {
        return JsonObject.builder()
                .put("point", point)
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
        return step.origin() + "  " + step.policy() + " [" + step.mode().wireName() + "]  " + step.condition()
                + "  -> " + outcome;
    }
}
