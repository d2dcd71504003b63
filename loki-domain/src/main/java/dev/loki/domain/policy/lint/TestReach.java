package dev.loki.domain.policy.lint;

import dev.loki.domain.policy.Mode;
import dev.loki.domain.policy.PolicyCoverage;
import dev.loki.domain.policy.PolicyFile;
import dev.loki.domain.policy.PolicyTest;
import java.util.function.Consumer;

/** Policies that no test is about, and tests that are about no policy. */
final class TestReach implements LintCheck {

    @Override
    public void check(PolicyFile file, Consumer<LintFinding> findings) {
        PolicyCoverage.of(file).policies().stream()
                .filter(entry -> !entry.reached())
                .forEach(entry -> findings.accept(new LintFinding(
                        Suspicion.UNTESTED,
                        file.name(),
                        entry.origin().line(),
                        entry.policy(),
                        "no test is about it",
                        "add one to tests: that violates it")));
        file.tests().stream().filter(test -> isIdle(test, file)).forEach(test -> findings.accept(new LintFinding(
                Suspicion.IDLE_TEST,
                file.name(),
                test.line(),
                test.name(),
                "no policy looks at anything in its context",
                "mend its point or context")));
    }

    private static boolean isIdle(PolicyTest test, PolicyFile file) {
        return file.at(test.point()).stream()
                .filter(policy -> policy.mode() != Mode.OFF)
                .noneMatch(policy ->
                        PolicyCoverage.concerns(policy, test.context()) || policy.evaluate(test.context()) != null);
    }
}
