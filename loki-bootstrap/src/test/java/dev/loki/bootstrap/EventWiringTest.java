package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.audit.AuditTrail;
import dev.loki.domain.event.Event;
import dev.loki.domain.event.EventSelection;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanStatus;
import dev.loki.ports.event.EventBusStats;
import dev.loki.ports.trace.ExportReport;
import dev.loki.ports.trace.SpanExporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The event bus and its subscribers as the environment turns them on. */
@Isolated("the threads of the whole JVM are looked at")
class EventWiringTest {

    private static final JsonObject SESSION =
            JsonObject.builder().put("action", "start").put("session_id", "s").build();

    @TempDir
    private Path scratch;

    private final Set<Thread> before = Thread.getAllStackTraces().keySet();
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final List<Span> spans = new CopyOnWriteArrayList<>();

    @Test
    void whatIsPublishedIsInTheAuditTrailByTheEnd() throws IOException {
        Map<String, String> on = Map.of("LOKI_AUDIT_ENABLED", "true", "LOKI_EVENTS_ENABLED", "true");
        try (LokiEnterprise loki = LokiEnterprise.fromEnvironment(on, scratch)) {
            loki.events().emit("metric", "runner", SESSION);
        }

        assertThat(scratch.resolve(".loki/audit/audit.jsonl"))
                .content()
                .containsOnlyOnce("\"what\":\"event_metric_start\"")
                .contains("\"who\":\"event-bus:runner\"");
    }

    @Test
    void withoutTheVariableNobodySubscribes() {
        EventWiring wiring = wiring(Map.of("LOKI_AUDIT_ENABLED", "true"), true);
        wiring.start(Optional.of(AuditTrail.off()), Optional.of(exporter()), Map.of());
        wiring.stream().emit("metric", "runner", SESSION);

        assertThat(threads()).isEmpty();
        assertThat(wiring.stream().stats().groups()).isEmpty();
        wiring.close();
    }

    @Test
    void whereNothingIsPublishedAndNobodySubscribesNothingIsMade() throws IOException {
        EventWiring wiring = wiring(Map.of(), false);
        wiring.start(Optional.of(AuditTrail.off()), Optional.empty(), Map.of());
        assertThat(wiring.stream().emit("metric", "runner", SESSION)).isEmpty();
        wiring.close();

        try (Stream<Path> files = Files.list(scratch)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void whereNothingIsThereToWriteToNobodySubscribes() {
        EventWiring wiring = wiring(Map.of("LOKI_EVENTS_ENABLED", "true"), true);
        wiring.start(Optional.empty(), Optional.empty(), Map.of());

        assertThat(threads()).isEmpty();
        assertThat(wiring.stream().stats().groups()).isEmpty();
        wiring.close();
    }

    @Test
    void eachThatIsOnSubscribesOnceAndIsGoneInTheEnd() {
        EventWiring wiring = wiring(Map.of("LOKI_EVENTS_ENABLED", "true"), true);
        wiring.start(Optional.of(AuditTrail.off()), Optional.of(exporter()), Map.of());
        wiring.start(Optional.of(AuditTrail.off()), Optional.of(exporter()), Map.of());

        assertThat(threads()).containsExactlyInAnyOrder("loki-events-audit", "loki-events-otel");
        assertThat(wiring.stream().stats().groups())
                .extracting(EventBusStats.Group::name)
                .containsExactly("audit", "otel");
        wiring.close();
        assertThat(threads()).isEmpty();
        wiring.close();
        assertThat(warnings).isEmpty();
    }

    @Test
    void whatIsPublishedBecomesSpansAndWhatDoesNotEndIsAnError() {
        EventWiring wiring = wiring(Map.of("LOKI_EVENTS_ENABLED", "true"), true);
        wiring.start(Optional.empty(), Optional.of(exporter()), Map.of());
        wiring.stream().emit("session", "runner", SESSION);
        wiring.close();

        assertThat(spans)
                .singleElement()
                .satisfies(span -> assertThat(span.status().code()).isEqualTo(SpanStatus.Code.ERROR));
    }

    @Test
    void aBusThatCannotBeUsedIsAWarningAndNoMore() throws IOException {
        Files.createDirectories(scratch.resolve(".loki"));
        Files.writeString(scratch.resolve(".loki/events"), "no folder");
        EventWiring wiring = wiring(Map.of("LOKI_EVENTS_ENABLED", "true"), true);
        wiring.start(Optional.of(AuditTrail.off()), Optional.empty(), Map.of());
        wiring.close();

        assertThat(warnings).isNotEmpty().allMatch(warning -> warning.contains("event group audit"));
    }

    @Test
    void theLogIsWrittenWhereItIsAskedFor() {
        EventWiring wiring = wiring(Map.of("LOKI_EVENTS_JSONL", "true", "LOKI_EVENTS_SYNC", "os"), true);
        wiring.stream().emit("metric", "runner", SESSION);
        wiring.close();

        assertThat(scratch.resolve(".loki/events.jsonl")).content().contains("\"source\":\"runner\"");
    }

    @Test
    void whatWasPublishedIsKeptForWhoeverComesLater() {
        EventWiring first = wiring(Map.of(), true);
        String id =
                first.stream().emit("metric", "runner", SESSION).map(Event::id).orElseThrow();
        first.close();
        List<String> seen = new ArrayList<>();
        wiring(Map.of(), false).stream().replay(EventSelection.ALL, event -> seen.add(event.id()));

        assertThat(seen).containsExactly(id);
    }

    private EventWiring wiring(Map<String, String> variables, boolean on) {
        Map<String, String> environment = new HashMap<>(variables);
        Basics basics = ResidencyWiring.basics(
                SettingsReader.settings(environment), Project.in(scratch, environment), warnings::add);
        return new EventWiring(basics, on);
    }

    private SpanExporter exporter() {
        return new SpanExporter() {
            @Override
            public void export(Span span) {
                spans.add(span);
            }

            @Override
            public ExportReport close(Duration deadline) {
                return ExportReport.NOTHING;
            }
        };
    }

    private List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> name.startsWith("loki-events-"))
                .toList();
    }
}
