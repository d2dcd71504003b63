package dev.loki.cli;

import dev.loki.application.policy.PolicyTestResult;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code loki policy test}: the tests that a policy file brings along. */
@Command(
        name = "test",
        description = "Runs the tests of the policy file (tests: name, point, context, expect).",
        footer = {
            "",
            "Exit codes: 0 all pass, 1 one fails, 3 the policy file is not understood.",
            "",
            "Example: loki policy test --project examples/quickstart"
        })
final class PolicyTestCommand extends ProjectCommand {

    PolicyTestCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    int run(LokiEnterprise loki, Project project) {
        Optional<String> fault = loki.policies().fault();
        if (fault.isPresent()) {
            invocation().fail(fault.get());
            return ExitCode.CONFIGURATION;
        }
        return report(loki.policies().test());
    }

    private int report(List<PolicyTestResult> results) {
        results.forEach(result -> invocation().out().println(Printable.line(text(result))));
        long failed = results.stream().filter(result -> !result.passed()).count();
        invocation().out().println(results.size() + " tests, " + failed + " failed");
        return failed == 0 ? ExitCode.OK : ExitCode.DENIED;
    }

    private static String text(PolicyTestResult result) {
        String name = result.test().name() + " (line " + result.test().line() + ")";
        return result.passed()
                ? "pass  " + name
                : "FAIL  " + name + ": expected " + result.test().expect() + ", was "
                        + result.decision().verdict() + " (" + result.decision().reason() + ")";
    }
}
