package dev.loki.cli;

import dev.loki.application.policy.PolicyControl;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.TraceStep;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
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

    PolicyExplainCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    int run(LokiEnterprise loki, Project project) {
        PolicyControl policies = loki.policies();
        byte[] bytes = context.getBytes(StandardCharsets.UTF_8);
        policies.explain(point, bytes).forEach(step -> invocation().out().println(Printable.line(text(step))));
        Decision decision = policies.check(point, bytes);
        invocation().out().println(Printable.line(decision.verdict() + ": " + decision.reason()));
        return ExitCode.of(decision.verdict());
    }

    private static String text(TraceStep step) {
        String outcome = step.violation() == null
                ? "satisfied"
                : step.violation().action().wireName() + ": " + step.violation().message();
        return step.origin() + "  " + step.policy() + " [" + step.mode().wireName() + "]  " + step.condition()
                + "  -> " + outcome;
    }
}
