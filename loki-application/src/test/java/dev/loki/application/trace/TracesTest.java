package dev.loki.application.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.House;
import dev.loki.domain.trace.AgentAction;
import dev.loki.domain.trace.RarvPhase;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanDetails;
import dev.loki.domain.trace.SpanKind;
import dev.loki.domain.trace.SpanStatus;
import dev.loki.domain.trace.TraceContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The facade for engines: the original's spans, in one tree. */
class TracesTest {

    private static final TraceContext INCOMING = TraceContext.read(Map.of(
            "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "baggage", "tenant=a")::get);

    private final House house = new House();
    private final Traces traces = new Traces(house.tracer, TraceContext.NONE);

    @Test
    void everySpanKeepsItsParentUpToTheProject() {
        try (OpenSpan project = traces.project("shop");
                OpenSpan task = traces.task(project, "task-001");
                OpenSpan phase = traces.rarv(task, RarvPhase.VERIFY)) {
            traces.qualityGate(phase, "tests", "pass").close();
            traces.agent(phase, "worker", AgentAction.WORK).close();
            traces.council(phase, "security", "reject").close();
            traces.approvalWait(phase, "deploy")
                    .add(SpanDetails.approvalOutcome("approved"))
                    .close();
            traces.toolCall(phase, "Bash").close();
            traces.trackerCall(phase, "jira", "create_issue").close();
        }
        List<Span> spans = house.spans.spans();
        assertThat(spans)
                .extracting(Span::name)
                .containsExactly(
                        "loki.quality_gate",
                        "loki.agent.work",
                        "loki.council",
                        "loki.approval.wait",
                        "loki.tool.call",
                        "loki.tracker.call",
                        "loki.rarv.verify",
                        "loki.task",
                        "loki.project");
        assertThat(spans.subList(0, 6))
                .allMatch(span -> spans.get(6).context().spanId().equals(span.parent()));
        assertThat(spans.get(6).parent()).isEqualTo(spans.get(7).context().spanId());
        assertThat(spans.get(7).parent()).isEqualTo(spans.get(8).context().spanId());
        assertThat(spans.get(8).parent()).isNull();
    }

    @Test
    void outcomeIsAddedOnceItIsKnown() {
        try (OpenSpan project = traces.project("shop");
                OpenSpan gate = traces.qualityGate(project, "tests")) {
            gate.add(SpanDetails.qualityGateResult("fail"))
                    .add(SpanDetails.model("anthropic", "opus"))
                    .add(SpanDetails.usage(1_200, 300))
                    .add(SpanDetails.cost(0.02));
        }
        Span gate = house.spans.spans().get(0);
        assertThat(gate.status().code()).isEqualTo(SpanStatus.Code.ERROR);
        assertThat(gate.attributes().toString())
                .contains(
                        "loki.quality_gate.name=tests",
                        "loki.quality_gate.result=fail",
                        "loki.quality_gate.passed=false",
                        "loki.usage.cost_usd=0.02",
                        "gen_ai.request.model=opus",
                        "gen_ai.usage.input_tokens=1200",
                        "gen_ai.usage.output_tokens=300");
    }

    @Test
    void attributesForLanguageModelsCanBeSwitchedOff() {
        Tracer plain =
                Tracer.exportingTo(house.spans, new SpanClock(house.clock, house.ticks::get), house.contexts, false);
        Traces without = new Traces(plain, TraceContext.NONE);
        without.toolCall(without.project("shop"), "Bash")
                .add(SpanDetails.usage(1, 2))
                .close();
        assertThat(house.spans.spans().get(0).attributes())
                .hasToString("[loki.tool.name=Bash, loki.usage.input_tokens=1, loki.usage.output_tokens=2]");
    }

    @Test
    void projectHappensInWhatThisProcessOrARequestHappensIn() {
        new Traces(house.tracer, INCOMING).project("a").close();
        traces.within(INCOMING).project("b").close();
        traces.within(INCOMING).start("own", SpanKind.SERVER, null).close();
        assertThat(house.spans.spans())
                .allMatch(
                        span -> Objects.requireNonNull(INCOMING.span()).spanId().equals(span.parent()));
    }

    @Test
    void whatGoesOutIsTheSpanAndTheBaggage() {
        Traces within = traces.within(INCOMING);
        OpenSpan span = within.project("a");
        TraceContext outgoing = within.outgoing(span);
        assertThat(outgoing.span()).isEqualTo(span.context().orElseThrow());
        assertThat(outgoing.baggage()).isEqualTo(INCOMING.baggage());
    }

    @Test
    void whatIsOffIsOneSpanAndHandsOnWhatCame() {
        Traces off = new Traces(Tracer.off(), INCOMING);
        OpenSpan project = off.project("a");
        assertThat(List.of(
                        off.task(project, "t"),
                        off.rarv(project, RarvPhase.ACT),
                        off.qualityGate(project, "g", "pass"),
                        off.agent(project, "worker", AgentAction.SPAWN),
                        off.council(project, "r", "approve"),
                        off.approvalWait(project, "p"),
                        off.toolCall(project, "Bash"),
                        off.trackerCall(project, "jira", "get_issue"),
                        off.start("own", SpanKind.CLIENT, null)))
                .allMatch(span -> span == project);
        assertThat(off.outgoing(project)).isEqualTo(INCOMING);
    }
}
