package dev.loki.application.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.House;
import dev.loki.application.policy.ActivePolicies;
import dev.loki.application.trace.Tracer;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.PolicyProblem;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanEvent;
import dev.loki.domain.trace.SpanStatus;
import dev.loki.domain.trace.TraceContext;
import dev.loki.ports.policy.PolicyLoad;
import dev.loki.ports.run.Command;
import dev.loki.ports.run.CommandRunner;
import dev.loki.ports.run.CommandStartException;
import dev.loki.ports.trace.ExportReport;
import dev.loki.ports.trace.SpanExporter;
import dev.loki.ports.trace.SpoolDrain;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GovernedRunTest {

    private final House house = new House();
    private final List<Command> started = new ArrayList<>();
    private TraceContext outer = TraceContext.NONE;
    private RunLimit limit = RunLimit.NONE;

    @Test
    void sessionIsOnRecordFromStartToEnd() {
        RunSummary summary = run(ActivePolicies.NONE, exitingWith(0));
        assertThat(summary.outcome()).isEqualTo(Outcome.COMMAND_ENDED);
        assertThat(summary.exitCode()).isZero();
        assertThat(house.log.entries()).extracting(AuditEntry::what).containsExactly("session_start", "session_end");
        assertThat(house.log.entries().get(0).metadata().toString()).contains("sh -c 'exit 0'");
        assertThat(house.log.entries().get(1).metadata().toString()).contains("\"outcome\":\"command_ended\"");
        assertThat(house.bus.pending()).extracting(Event::type).containsExactly("session", "session");
        assertThat(summary.chain()).isEqualTo(house.log.verify());
    }

    @Test
    void codeOfTheCommandIsTheCodeOfTheRun() {
        assertThat(run(ActivePolicies.NONE, exitingWith(7)).exitCode()).isEqualTo(7);
        assertThat(run(ActivePolicies.NONE, exitingWith(143)).exitCode()).isEqualTo(143);
    }

    @Test
    void deniedCommandNeverStarts() {
        PolicyProblem problem = new PolicyProblem("policies.json", 1, "", "half a file");
        RunSummary summary = run(House.read(() -> new PolicyLoad.Unreadable(problem)), exitingWith(0));
        assertThat(started).isEmpty();
        assertThat(summary.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(summary.exitCode()).isEqualTo(1);
        assertThat(summary.decisions()).isEqualTo(new DecisionCount(1, 0));
        assertThat(house.log.entries())
                .extracting(AuditEntry::what)
                .containsExactly("session_start", "policy_deny", "session_end");
    }

    @Test
    void nothingStartsThatCannotBeRecorded() {
        house.log.failAppends();
        RunSummary summary = run(ActivePolicies.NONE, exitingWith(0));
        assertThat(started).isEmpty();
        assertThat(summary.exitCode()).isEqualTo(1);
        assertThat(summary.message()).contains("cannot write the log");
    }

    @Test
    void runWhoseEndCannotBeRecordedIsNotASuccess() {
        RunSummary summary = run(ActivePolicies.NONE, (command, stop) -> {
            house.log.failAppends();
            return 0;
        });
        assertThat(summary.exitCode()).isEqualTo(70);
        assertThat(summary.troubles()).anyMatch(trouble -> trouble.contains("end of the session"));
    }

    @Test
    void commandThatCannotStartIsSaidSo() {
        RunSummary summary = run(ActivePolicies.NONE, (command, stop) -> {
            throw new CommandStartException("sh: not found", 127, new IOException());
        });
        assertThat(summary.outcome()).isEqualTo(Outcome.COMMAND_NOT_STARTED);
        assertThat(summary.exitCode()).isEqualTo(127);
        assertThat(summary.message()).isEqualTo("sh: not found");
    }

    @Test
    void commandGetsTheTraceAndTheTreeHoldsTogether() {
        run(ActivePolicies.NONE, exitingWith(0));
        Span check = span("loki.policy.check");
        Span command = span("loki.command");
        Span session = span("loki.session");
        assertThat(started.get(0).environment())
                .containsEntry("TRACEPARENT", command.context().traceparent())
                .containsEntry("HOME", "/home/tester");
        assertThat(started.get(0).environment()).doesNotContainKeys("TRACESTATE", "BAGGAGE");
        assertThat(command.parent()).isEqualTo(session.context().spanId());
        assertThat(check.parent()).isEqualTo(session.context().spanId());
    }

    @Test
    void whatCameAlongGoesOnToTheCommand() {
        outer = incoming("01");
        run(ActivePolicies.NONE, exitingWith(0));
        assertThat(started.get(0).environment())
                .containsEntry("TRACEPARENT", span("loki.command").context().traceparent())
                .containsEntry("TRACESTATE", "vendor=value")
                .containsEntry("BAGGAGE", "tenant=a%20b");
        assertThat(span("loki.session").parent())
                .isEqualTo(Objects.requireNonNull(outer.span()).spanId());
    }

    @Test
    void traceThatIsNotSampledIsHandedOnAndNotExported() {
        outer = incoming("00");
        run(ActivePolicies.NONE, exitingWith(0));
        assertThat(house.spans.spans()).isEmpty();
        assertThat(started.get(0).environment().get("TRACEPARENT"))
                .startsWith("00-0af7651916cd43dd8448eb211c80319c-")
                .doesNotContain("b7ad6b7169203331")
                .endsWith("-00");
    }

    @Test
    void commandHasItsEnvironmentUntouchedWhereTracingIsOff() {
        outer = incoming("01");
        run(house, RunTelemetry.OFF, ActivePolicies.NONE, exitingWith(0));
        assertThat(started.get(0).environment()).isEqualTo(Map.of("HOME", "/home/tester", "TRACESTATE", "stale=1"));
    }

    @Test
    void commandThatCannotStartIsAnErrorOfItsSpan() {
        run(ActivePolicies.NONE, (command, stop) -> {
            throw new CommandStartException("sh: not found", 127, new IOException());
        });
        assertThat(span("loki.command").status().code()).isEqualTo(SpanStatus.Code.ERROR);
        assertThat(span("loki.command").events()).extracting(SpanEvent::name).containsExactly("exception");
    }

    @Test
    void sessionsSpanNamesTheEntriesItCaused() {
        run(ActivePolicies.NONE, exitingWith(0));
        AuditEntry start = house.log.entries().get(0);
        AuditEntry end = house.log.entries().get(1);
        Span session = span("loki.session");
        assertThat(session.attributes().toString())
                .contains("loki.audit.sequence=" + start.seq(), "loki.audit.hash=" + start.hash());
        assertThat(session.events()).singleElement().satisfies(event -> {
            assertThat(event.name()).isEqualTo("loki.audit.entry");
            assertThat(event.attributes().toString())
                    .contains("loki.audit.sequence=" + end.seq(), "loki.audit.hash=" + end.hash());
        });
    }

    @Test
    void eventsOfTheSessionTellItsSpanAndThatItIsMade() {
        run(ActivePolicies.NONE, exitingWith(0));
        assertThat(house.bus.pending()).hasSize(2).allMatch(Event::isTraced).allSatisfy(event -> assertThat(
                        event.span())
                .contains(span("loki.session").context()));
    }

    private static TraceContext incoming(String flags) {
        return TraceContext.read(Map.of(
                "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-" + flags,
                "tracestate", "vendor=value",
                "baggage", "tenant=a%20b")::get);
    }

    @Test
    void spansLeftByNestedCommandsAreExportedWithTheRun() {
        run(ActivePolicies.NONE, exitingWith(0));
        Span left = span("loki.session");
        House other = new House();
        RunTelemetry telemetry = new RunTelemetry(
                other.tracer,
                other.spans,
                (consumer, time) -> {
                    consumer.accept(left, time);
                    return new SpoolDrain(1, 7, Duration.ofSeconds(1));
                },
                Duration.ofSeconds(5));
        RunSummary summary = run(other, telemetry, ActivePolicies.NONE, exitingWith(0));
        assertThat(other.spans.spans()).contains(left);
        assertThat(summary.spans()).isNotNull().satisfies(report -> {
            assertThat(report.exported()).isEqualTo(4);
            assertThat(report.lost()).isEqualTo(7);
            assertThat(report.trouble()).contains("could not be read as spans: 1", "the time was over: 7");
        });
    }

    @Test
    void spansOfTheSpoolMayWaitForRoomAsLongAsThereIsTimeForIt() {
        run(ActivePolicies.NONE, exitingWith(0));
        Span left = span("loki.session");
        List<Duration> waits = new ArrayList<>();
        SpanExporter patient = new SpanExporter() {
            @Override
            public void export(Span span) {
                throw new AssertionError("without patience");
            }

            @Override
            public void export(Span span, Duration patience) {
                waits.add(patience);
            }

            @Override
            public ExportReport close(Duration deadline) {
                waits.add(deadline);
                return ExportReport.NOTHING;
            }
        };
        RunTelemetry telemetry = new RunTelemetry(
                Tracer.off(),
                patient,
                (consumer, time) -> {
                    consumer.accept(left, time);
                    return new SpoolDrain(0, 0, Duration.ZERO);
                },
                Duration.ofSeconds(8));

        run(new House(), telemetry, ActivePolicies.NONE, exitingWith(0));

        assertThat(waits).containsExactly(Duration.ofSeconds(6), Duration.ofSeconds(2));
    }

    @Test
    void decisionsOfOtherSessionsAreNotCounted() {
        RunSummary summary = run(House.agentLimit("deny"), (command, stop) -> {
            house.control(House.agentLimit("deny"))
                    .check(
                            EnforcementPoint.PRE_EXECUTION,
                            JsonObject.builder().put("active_agents", 9).build());
            house.audit.record(new AuditDraft(
                    "other",
                    "policy_deny",
                    null,
                    null,
                    JsonObject.builder().put("session", "another").build()));
            return 0;
        });
        assertThat(summary.decisions()).isEqualTo(new DecisionCount(1, 0));
    }

    @Test
    void runThatBeginsAtItsLimitStartsNothing() {
        limit = new FixedLimit("token-budget: all 1,000 tokens are used up", null);
        RunSummary summary = run(ActivePolicies.NONE, exitingWith(0));
        assertThat(started).isEmpty();
        assertThat(summary.outcome()).isEqualTo(Outcome.BUDGET_EXCEEDED);
        assertThat(summary.exitCode()).isEqualTo(4);
        assertThat(summary.message()).contains("token-budget");
        assertThat(house.log.entries().get(1).metadata().toString())
                .contains("\"outcome\":\"budget_exceeded\"", "\"reason\":\"token-budget: all");
    }

    @Test
    void commandThatIsStoppedForABudgetDoesNotSayWhatTheRunEndsWith() {
        limit = new FixedLimit(null, new RunLimit.Stop(Outcome.BUDGET_EXCEEDED, "token-budget is used up"));
        RunSummary summary = run(ActivePolicies.NONE, (command, stop) -> stop.isDone() ? 143 : 0);
        assertThat(summary.outcome()).isEqualTo(Outcome.BUDGET_EXCEEDED);
        assertThat(summary.exitCode()).isEqualTo(4);
        assertThat(summary.message()).isEqualTo("token-budget is used up");
    }

    @Test
    void commandThatAKillEventEndedSaysWhatTheRunEndsWith() {
        limit = new FixedLimit(null, new RunLimit.Stop(Outcome.STOPPED, "somebody said so"));
        RunSummary summary = run(ActivePolicies.NONE, exitingWith(143));
        assertThat(summary.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(summary.exitCode()).isEqualTo(143);
    }

    @Test
    void commandThatGaveUpAtItsLimitRanIntoIt() {
        FixedLimit late = new FixedLimit(null, null);
        limit = late;
        RunSummary summary = run(ActivePolicies.NONE, (command, stop) -> {
            late.reached = "token-budget is used up";
            return 9;
        });
        assertThat(summary.outcome()).isEqualTo(Outcome.BUDGET_EXCEEDED);
        assertThat(summary.exitCode()).isEqualTo(4);
    }

    @Test
    void commandThatWasDoneAtItsLimitIsASuccess() {
        FixedLimit late = new FixedLimit(null, null);
        limit = late;
        RunSummary summary = run(ActivePolicies.NONE, (command, stop) -> {
            late.reached = "token-budget is used up";
            return 0;
        });
        assertThat(summary.outcome()).isEqualTo(Outcome.COMMAND_ENDED);
        assertThat(summary.exitCode()).isZero();
    }

    private static RunApproval nobodyIsAsked() {
        return new RunApproval(
                () -> {
                    throw new IllegalStateException("this run asks nobody");
                },
                false,
                command -> Optional.empty(),
                (point, action) -> {
                    throw new IllegalStateException("this run is judged once");
                },
                notice -> {},
                () -> false);
    }

    private Span span(String name) {
        return house.spans.spans().stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static CommandRunner exitingWith(int code) {
        return (command, stop) -> code;
    }

    private RunSummary run(ActivePolicies policies, CommandRunner runner) {
        return run(
                house,
                new RunTelemetry(
                        house.tracer,
                        house.spans,
                        (consumer, time) -> new SpoolDrain(0, 0, time),
                        Duration.ofSeconds(5)),
                policies,
                runner);
    }

    private RunSummary run(House in, RunTelemetry telemetry, ActivePolicies policies, CommandRunner runner) {
        SessionLog log = new SessionLog(in.audit, in.events, House.ACTOR, Path.of("/srv/project"), in.clock);
        CommandRunner recording = (command, stop) -> {
            started.add(command);
            return runner.run(command, stop);
        };
        return new GovernedRun(
                        in.control(policies), log, telemetry, recording, limit, RunEvidence.NONE, nobodyIsAsked())
                .run(new RunRequest(
                        House.SESSION,
                        List.of("sh", "-c", "exit 0"),
                        Path.of("/srv/project"),
                        Path.of("/srv/project"),
                        Map.of("HOME", "/home/tester", "TRACESTATE", "stale=1"),
                        outer));
    }

    private static final class FixedLimit implements RunLimit {

        private @Nullable String reached;
        private final RunLimit.@Nullable Stop stop;

        FixedLimit(@Nullable String reached, RunLimit.@Nullable Stop stop) {
            this.reached = reached;
            this.stop = stop;
        }

        @Override
        public Optional<String> reached() {
            return Optional.ofNullable(reached);
        }

        @Override
        public Watch watch(Consumer<Stop> told) {
            if (stop != null) {
                told.accept(stop);
            }
            return () -> {};
        }
    }
}
