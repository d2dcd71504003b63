package dev.loki.cli.policy;

import dev.loki.application.policy.PolicyReview;
import dev.loki.application.policy.PolicyTestResult;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.cli.text.Printable;
import dev.loki.domain.policy.PolicyCoverage;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code loki policy test}: the tests that a policy file brings along. */
@Command(
        name = "test",
        description = "Runs the tests of the policy file (tests: name, point, context, expect), and says which policies"
                + " they cover: those that a test violates.",
        footer = {
            "",
            "Exit codes: 0 all pass, 1 one fails or too few policies are covered, 3 the policy file is not understood.",
            "",
            "Example: loki policy test --project examples/quickstart --min-coverage 100"
        })
final class PolicyTestCommand extends ProjectCommand {

    @Spec
    private CommandSpec spec;

    @Mixin
    private JsonOption json = new JsonOption();

    @Option(
            names = "--min-coverage",
            paramLabel = "N",
            description = "Fails where less than N of a hundred policies are covered, 0 to 100. Default: 0")
    private int leastCoverage;

    PolicyTestCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        if (leastCoverage < 0 || leastCoverage > 100) {
            throw new ParameterException(
                    spec.commandLine(), "--min-coverage: expected 0 to 100, found " + leastCoverage);
        }
        return super.call();
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        PolicyReview review = loki.policyFiles().review(null);
        if (!review.problems().isEmpty()) {
            review.problems().forEach(problem -> invocation().fail(problem.toString()));
            return ExitCode.CONFIGURATION;
        }
        if (!review.isThere() && leastCoverage > 0) {
            invocation().fail("there is no policy file in " + project.lokiDir() + ", so that nothing is covered");
            return ExitCode.CONFIGURATION;
        }
        List<PolicyTestResult> results = review.test();
        if (results.isEmpty() && review.isThere()) {
            invocation().warn("the policy file has no tests, so nothing was tested; write some below its key tests");
        }
        return report(results, review.coverage());
    }

    private int report(List<PolicyTestResult> results, PolicyCoverage coverage) {
        long failed = results.stream().filter(result -> !result.passed()).count();
        boolean covered = coverage.percent() >= leastCoverage;
        if (json.isWanted()) {
            invocation().out().println(TestText.json(results, coverage));
        } else {
            TestText.lines(results, coverage).forEach(line -> invocation().out().println(Printable.line(line)));
        }
        if (!covered) {
            invocation()
                    .fail("the tests cover " + coverage.percent() + " % of the policies, expected " + leastCoverage
                            + " %: add tests that violate the others");
        }
        return failed == 0 && covered ? ExitCode.OK : ExitCode.DENIED;
    }
}
