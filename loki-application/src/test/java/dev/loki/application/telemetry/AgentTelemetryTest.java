package dev.loki.application.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.application.House;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.metric.LokiMetrics;
import dev.loki.domain.metric.MetricKind;
import dev.loki.domain.metric.MetricPoint;
import dev.loki.domain.metric.MetricRegistry;
import dev.loki.domain.metric.Temporality;
import dev.loki.domain.telemetry.DataPoint;
import dev.loki.domain.telemetry.LogRecord;
import dev.loki.domain.telemetry.SourcedSpan;
import dev.loki.domain.telemetry.TelemetrySource;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanEvent;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.SpanKind;
import dev.loki.domain.trace.SpanStatus;
import dev.loki.domain.trace.TraceId;
import dev.loki.domain.usage.UsageRecord;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.usage.UsageListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AgentTelemetryTest {

    private static final TelemetrySource SOURCE = new TelemetrySource(
            Attributes.builder().put("service.name", "claude-code").build(), "com.anthropic.claude_code.events");
    private static final String SECRET = String.join("", "AKIA", "Q7WXZ3LMN5VB2KTR");

    private final House house = new House();
    private final MetricRegistry registry = new MetricRegistry(0);
    private final LokiMetrics metrics = LokiMetrics.in(registry);
    private final List<UsageRecord> used = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final AtomicLong ticks = new AtomicLong();
    private final EntryAllowance allowance = new EntryAllowance(20, ticks::get);
    private final AgentTelemetry telemetry = telling(used::add);

    @Test
    void whatARequestConsumedIsToldAndMeasured() {
        telemetry.logs(List.of(request(1, 120), request(2, 30)));

        assertThat(used).extracting(record -> record.usage().inputTokens()).containsExactly(120L, 30L);
        assertThat(tokens()).containsExactly("[opus, claude-code] 150.0");
        assertThat(entries()).isEmpty();
    }

    @Test
    void namesOfModelsAreMaskedAndShortenedBeforeTheyLabelAMetric() {
        telemetry.logs(List.of(request(1, "password=" + SECRET, 1), request(2, "m".repeat(200), 1)));

        assertThat(tokens()).hasSize(2).noneMatch(series -> series.contains(SECRET));
        assertThat(tokens().get(1)).isEqualTo("[" + "m".repeat(128) + ", claude-code] 1.0");
        assertThat(used).extracting(UsageRecord::model).containsExactly("password=" + SECRET, "m".repeat(200));
    }

    /** Else whoever invents names pushes the engine's own series into the overflow. */
    @Test
    void ofMoreThanAHundredModelsTheRestIsOther() {
        List<LogRecord> requests = new ArrayList<>();
        for (int i = 1; i <= 1_000; i++) {
            requests.add(request(i, "model-" + i, 2));
        }

        telemetry.logs(requests);

        assertThat(tokens()).hasSize(101).contains("[model-100, claude-code] 2.0", "[other, claude-code] 1800.0");
        assertThat(used).hasSize(1_000);
    }

    @Test
    void whatIsSentAgainCountsOnceEvenWithinOneRequest() {
        telemetry.logs(List.of(request(1, 120), request(1, 120)));
        telemetry.logs(List.of(request(1, 120), decision(2)));
        telemetry.logs(List.of(decision(2), decision(2)));

        assertThat(used).hasSize(1);
        assertThat(entries()).hasSize(1);
    }

    @Test
    void metricsCountWhereNoRecordHasCome() {
        DataPoint point = new DataPoint(
                SOURCE,
                "claude_code.token.usage",
                "tokens",
                MetricKind.COUNTER,
                Temporality.DELTA,
                true,
                1,
                2,
                Attributes.builder()
                        .put("session.id", "s")
                        .put("model", "opus[1m]")
                        .put("type", "input")
                        .build(),
                100,
                null);

        telemetry.points(List.of(point, point));
        telemetry.logs(List.of(request(1, 120)));

        assertThat(used).extracting(record -> record.usage().inputTokens()).containsExactly(100L, 20L);
    }

    @Test
    void aDecisionOnAToolIsPutOnRecordAsWhatWasSaid() {
        telemetry.logs(List.of(decision(2)));

        AuditEntry entry = entries().get(0);
        assertThat(entry.who()).isEqualTo("telemetry:claude-code");
        assertThat(entry.what()).isEqualTo("telemetry_tool_decision");
        assertThat(entry.where()).isEqualTo("Bash");
        assertThat(entry.metadata())
                .isEqualTo(JsonObject.builder()
                        .put("session", "s")
                        .put("timestamp", "1970-01-01T00:00:01.500Z")
                        .put("trace_id", "00000000000000010000000000000002")
                        .put("span_id", "0000000000000003")
                        .put("event.sequence", 2)
                        .put("decision", "accept")
                        .put("source", "config")
                        .build());
    }

    @Test
    void secretsOfAToolAreMaskedAndItsOutputIsRecordedByItsLength() {
        telemetry.logs(List.of(log(
                "",
                Attributes.builder()
                        .put("event.name", "codex.tool_result")
                        .put("conversation.id", "c")
                        .put("tool_name", "shell")
                        .put("arguments", "{\"command\":[\"curl\",\"-H\",\"Authorization: Bearer " + SECRET + "\"]}")
                        .put("output", "the answer")
                        .put("user.email", "who@example.org")
                        .put("success", "true"))));

        AuditEntry entry = entries().get(0);
        assertThat(entry.who()).isEqualTo("telemetry:codex");
        assertThat(entry.metadata().toString())
                .doesNotContain(SECRET)
                .doesNotContain("example.org")
                .doesNotContain("the answer")
                .contains("curl");
        assertThat(((JsonObject) entry.metadata()).get("output_length")).isEqualTo(JsonNumber.of(10));
    }

    @Test
    void aPromptIsRecordedAsFarAsTheAgentTellsIt() {
        telemetry.logs(List.of(log(
                "claude_code.user_prompt",
                Attributes.builder().put("prompt_length", "9").put("prompt", "use " + SECRET))));

        JsonObject metadata = (JsonObject) entries().get(0).metadata();
        assertThat(metadata.get("prompt_length")).isEqualTo(new JsonString("9"));
        assertThat(metadata.string("prompt").orElseThrow()).startsWith("use ").doesNotContain(SECRET);
    }

    @Test
    void otherRecordsLeaveNothing() {
        telemetry.logs(
                List.of(log("policy_deny", Attributes.builder()), log("claude_code.api_error", Attributes.builder())));

        assertThat(entries()).isEmpty();
        assertThat(used).isEmpty();
    }

    @Test
    void whatCouldNotBeRecordedComesAgainAndTheRestCountsOnce() {
        house.log.failAppends();
        assertThatThrownBy(() -> telemetry.logs(List.of(request(1, 120), decision(2))))
                .isInstanceOf(AuditLogException.class);
        assertThat(used).hasSize(1);

        house.log.mendAppends();
        telemetry.logs(List.of(request(1, 120), decision(2)));
        telemetry.logs(List.of(request(1, 120), decision(2)));

        assertThat(used).hasSize(1);
        assertThat(entries()).hasSize(1);
    }

    @Test
    void aListenerThatThrowsCostsNoEntryAndNoUsageAndDoublesNone() {
        AgentTelemetry faulty = telling(record -> {
            used.add(record);
            throw new IllegalStateException("no budget");
        });
        List<LogRecord> logs = List.of(request(1, 120), decision(2), request(3, 30));

        faulty.logs(logs);
        faulty.logs(logs);

        assertThat(used).hasSize(2);
        assertThat(entries()).hasSize(1);
        assertThat(tokens()).containsExactly("[opus, claude-code] 150.0");
        assertThat(warnings).hasSize(2).first().asString().contains("no budget");
    }

    @Test
    void noMoreEntriesAreMadeInAMinuteThanMayBeAndWhatIsLeftOutIsToldOnceAMinute() {
        for (int i = 1; i <= 50; i++) {
            telemetry.logs(List.of(decision(i), decision(i), request(1_000 + i, 1)));
        }
        assertThat(decisions()).isEqualTo(20);
        assertThat(leftOut()).containsExactly("1");
        assertThat(used).hasSize(50);

        ticks.addAndGet(TimeUnit.MINUTES.toNanos(1));
        telemetry.logs(List.of(decision(51)));

        assertThat(decisions()).isEqualTo(21);
        assertThat(leftOut()).containsExactly("1", "29");
        assertThat(warnings)
                .containsExactly(
                        "audit entries of agents' telemetry were left out, more than 20 in a minute: 1",
                        "audit entries of agents' telemetry were left out, more than 20 in a minute: 29");
    }

    private long decisions() {
        return entries().stream()
                .filter(entry -> entry.what().equals("telemetry_tool_decision"))
                .count();
    }

    private List<String> leftOut() {
        return entries().stream()
                .filter(entry -> entry.what().equals("telemetry_entries_left_out"))
                .map(entry -> String.valueOf(((JsonObject) entry.metadata()).get("count")))
                .toList();
    }

    @Test
    void aTextIsMaskedForWhoeverCutsIt() {
        assertThat(telemetry.masked("x".repeat(5_000) + " " + SECRET)).doesNotContain(SECRET);
    }

    /** What was put on record is taken before anybody hears of it, whoever throws then. */
    @Test
    void aMeterThatThrowsDoublesNoEntry() {
        AgentTelemetry faulty = new AgentTelemetry(
                house.audit,
                () -> {
                    throw new IllegalStateException("no metrics");
                },
                house.spans::export,
                used::add,
                warnings::add,
                allowance,
                0);
        List<LogRecord> logs = List.of(request(1, 120), decision(2));

        assertThatThrownBy(() -> faulty.logs(logs)).hasMessage("no metrics");
        faulty.logs(logs);

        assertThat(entries()).hasSize(1);
    }

    @Test
    void anAgentsSpanKeepsItsPlaceAndLosesItsSecrets() {
        Span span = span(true);

        telemetry.spans(List.of(new SourcedSpan(SOURCE, span), new SourcedSpan(SOURCE, span)));

        assertThat(house.spans.spans()).singleElement().satisfies(exported -> {
            assertThat(exported.context()).isEqualTo(span.context());
            assertThat(exported.parent()).isEqualTo(span.parent());
            assertThat(exported.name()).isEqualTo("claude_code.tool");
            assertThat(exported.attributes().get("loki.source.service")).isEqualTo("claude-code");
            assertThat(exported.attributes().get("duration_ms")).isEqualTo(74L);
            assertThat(exported.attributes().get("session.id")).isEqualTo("s");
            assertThat(exported.attributes().dropped()).isEqualTo(2);
            assertThat(exported.attributes() + exported.events().toString() + exported.status())
                    .doesNotContain(SECRET)
                    .doesNotContain("hunter22");
        });
    }

    /** Else an agent could show a verdict of Loki's that nobody gave. */
    @Test
    void whatASpanTellsOfLokisOwnVerdictsIsMarkedAsTold() {
        Attributes forged = Attributes.builder()
                .put("loki.policy.decision", "ALLOW")
                .put("loki.audit.sequence", 7)
                .put("loki.approval.outcome", "approved")
                .put("loki.quality_gate.passed", true)
                .put("loki.council.approved", true)
                .put("loki.source.service", "loki-mode")
                .put("loki.task.id", "t-1")
                .build();

        telemetry.spans(List.of(new SourcedSpan(SOURCE, span(forged, 4, true))));

        Span exported = house.spans.spans().get(0);
        assertThat(exported.attributes())
                .hasToString("[loki.source.service=claude-code, told.loki.policy.decision=ALLOW,"
                        + " told.loki.audit.sequence=7, told.loki.approval.outcome=approved,"
                        + " told.loki.quality_gate.passed=true, told.loki.council.approved=true,"
                        + " told.loki.source.service=loki-mode, loki.task.id=t-1]");
        assertThat(exported.events().get(0).attributes().get("loki.policy.decision"))
                .isNull();
    }

    @Test
    void aSpanIsMarkedThoughItsServiceHasNoNameAndItsAttributesAreTooMany() {
        Attributes.Builder many = Attributes.builder();
        for (int i = 0; i < Attributes.MOST; i++) {
            many.put("a" + i, i);
        }

        telemetry.spans(
                List.of(new SourcedSpan(new TelemetrySource(Attributes.EMPTY, ""), span(many.build(), 4, true))));

        Attributes exported = house.spans.spans().get(0).attributes();
        assertThat(exported.get("loki.source.service")).isEqualTo("unknown");
        assertThat(exported.dropped()).isEqualTo(1);
    }

    @Test
    void manySpansMakeNoRecordForgotten() {
        telemetry.logs(List.of(request(1, 120)));
        SourcedSpan[] spans = new SourcedSpan[50_000];
        Arrays.setAll(spans, i -> new SourcedSpan(SOURCE, span(Attributes.EMPTY, i + 1L, true)));

        telemetry.spans(Arrays.asList(spans));
        telemetry.logs(List.of(request(1, 120)));

        assertThat(used).hasSize(1);
    }

    @Test
    void aSpanThatWasNotSampledIsNotExported() {
        telemetry.spans(List.of(new SourcedSpan(SOURCE, span(false))));

        assertThat(house.spans.spans()).isEmpty();
    }

    private static Span span(boolean sampled) {
        Attributes attributes = Attributes.builder()
                .put("session.id", "s")
                .put("full_command", "git push https://x:" + SECRET + "@example.org")
                .put("db.password", "hu" + "nter22")
                .put("duration_ms", 74L)
                .drop(2)
                .build();
        return span(attributes, 4, sampled);
    }

    private static Span span(Attributes attributes, long id, boolean sampled) {
        return new Span(
                new SpanContext(new TraceId(1, 2), new SpanId(id), sampled),
                new SpanId(3),
                "claude_code.tool",
                SpanKind.INTERNAL,
                5,
                6,
                attributes,
                SpanStatus.error("no " + SECRET),
                List.of(new SpanEvent("said", 5, attributes)),
                List.of(),
                0,
                0);
    }

    private static LogRecord request(long sequence, long input) {
        return request(sequence, "opus", input);
    }

    private static LogRecord request(long sequence, String model, long input) {
        return log(
                "claude_code.api_request",
                Attributes.builder()
                        .put("session.id", "s")
                        .put("event.sequence", sequence)
                        .put("model", model)
                        .put("input_tokens", input));
    }

    private static LogRecord decision(long sequence) {
        return log(
                "claude_code.tool_decision",
                Attributes.builder()
                        .put("user.id", "somebody")
                        .put("session.id", "s")
                        .put("event.sequence", sequence)
                        .put("tool_name", "Bash")
                        .put("decision", "accept")
                        .put("source", "config"));
    }

    private static LogRecord log(String body, Attributes.Builder attributes) {
        return new LogRecord(SOURCE, 1_500_000_000, 0, "", body, attributes.build(), new TraceId(1, 2), new SpanId(3));
    }

    private AgentTelemetry telling(UsageListener listener) {
        return new AgentTelemetry(
                house.audit, () -> metrics, house.spans::export, listener, warnings::add, allowance, 0);
    }

    private List<AuditEntry> entries() {
        return house.log.entries();
    }

    private List<String> tokens() {
        return registry.read(1).metrics().stream()
                .filter(metric -> metric.definition().name().equals("loki_tokens_consumed_total"))
                .flatMap(metric -> metric.points().stream())
                .map(MetricPoint.Value.class::cast)
                .map(point -> point.labels().values() + " " + point.value())
                .toList();
    }
}
