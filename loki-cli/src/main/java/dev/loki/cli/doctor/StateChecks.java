package dev.loki.cli.doctor;

import dev.loki.application.checkpoint.EvidenceReport;
import dev.loki.application.checkpoint.Standing;
import dev.loki.application.cost.LedgerSummary;
import dev.loki.application.policy.PolicyReview;
import dev.loki.bootstrap.CycleOrder;
import dev.loki.cli.audit.ChainProgressLine;
import dev.loki.cli.audit.ChainText;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.cost.BudgetText;
import dev.loki.cli.text.Amounts;
import dev.loki.domain.policy.lint.Suspicion.Severity;
import dev.loki.ports.event.EventBusStats;
import java.util.List;
import java.util.stream.Stream;

/** Whether what a project holds is whole. */
final class StateChecks {

    private StateChecks() {}

    static Stream<Diagnosis> policies(Examination on) {
        PolicyReview review = on.loki().policyFiles().review(null);
        if (!review.problems().isEmpty()) {
            return review.problems().stream()
                    .map(problem -> Diagnosis.wrong(
                            "policies",
                            problem + "; until then everything is denied",
                            "mend that line: loki policy lint"));
        }
        if (!review.isThere()) {
            return Stream.of(Diagnosis.note("policies", "there is no policy file: everything is allowed", "loki init"));
        }
        return Stream.concat(suspicions(review), tests(review));
    }

    private static Stream<Diagnosis> suspicions(PolicyReview review) {
        long warnings = review.lint().stream()
                .filter(finding -> finding.suspicion().severity() == Severity.WARNING)
                .count();
        return warnings == 0
                ? Stream.of(Diagnosis.well("policies", "the policy file is understood"))
                : Stream.of(Diagnosis.note(
                        "policies", Amounts.number(warnings, "line") + " most likely not meant", "loki policy lint"));
    }

    private static Stream<Diagnosis> tests(PolicyReview review) {
        long failed = review.test().stream().filter(result -> !result.passed()).count();
        return failed == 0
                ? Stream.empty()
                : Stream.of(Diagnosis.wrong(
                        "policies", Amounts.number(failed, "test") + " of the policy file fail", "loki policy test"));
    }

    /** Without one, a command is run. */
    static Stream<Diagnosis> runFile(Examination on) {
        if (!on.loki().cycles().hasRunFile()) {
            return Stream.empty();
        }
        Invocation here = on.invocation();
        on.loki()
                .cycles()
                .plan(new CycleOrder(
                        false, false, here.environment(), here.out(), here.err(), message -> {}, message -> {}));
        String text = "the run file is understood";
        return Stream.of(
                on.loki().cycles().isInterrupted()
                        ? Diagnosis.note("cycle", text + "; the last cycle was interrupted", "loki run --resume")
                        : Diagnosis.well("cycle", text));
    }

    static Stream<Diagnosis> audit(Examination on) {
        ChainProgressLine progress = new ChainProgressLine(on.invocation());
        EvidenceReport report = on.loki().evidence().verify(List.of(), List.of(), progress);
        progress.clear();
        if (report.standing() == Standing.TAMPERED) {
            return Stream.of(Diagnosis.wrong(
                    "audit",
                    ChainText.of(report.chain()) + "; tampered with",
                    "loki audit verify says all; an operator goes on by loki audit new-segment"));
        }
        return Stream.of(Diagnosis.well(
                "audit",
                report.chain().entries() == 0
                        ? "nothing is on record yet"
                        : ChainText.of(report.chain()) + ", "
                                + report.standing().words()));
    }

    static Stream<Diagnosis> budgets(Examination on) {
        LedgerSummary summary = on.loki().budgets().summary();
        int set = on.loki().budgets().inForce().size();
        return Stream.of(Diagnosis.well(
                "budgets",
                (set == 0 ? "none set" : Amounts.number(set, "budget")) + ", " + BudgetText.consumed(summary.total())
                        + " so far"));
    }

    static Stream<Diagnosis> approvals(Examination on) {
        long waiting = on.loki().approvals().list().stream()
                .filter(request -> request.state().isOpen())
                .count();
        return Stream.of(
                waiting == 0
                        ? Diagnosis.well("approvals", "nothing waits")
                        : Diagnosis.note(
                                "approvals", Amounts.number(waiting, "request") + " waiting", "loki approve list"));
    }

    static Stream<Diagnosis> events(Examination on) {
        EventBusStats stats = on.loki().events().stats();
        Stream<Diagnosis> behind = stats.groups().stream()
                .filter(group -> group.deadLetters() > 0 || (group.lag() > 0 && !group.active()))
                .map(group -> Diagnosis.note(
                        "events",
                        group.name() + " is " + group.lag() + " behind with "
                                + Amounts.number(group.deadLetters(), "dead letter")
                                + (group.active() ? "" : ", and nobody is there"),
                        "loki event stats"));
        return Stream.concat(
                Stream.of(Diagnosis.well("events", Amounts.number(stats.pending(), "event") + " pending")), behind);
    }
}
