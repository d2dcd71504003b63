package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.fs.audit.dashboard.FileDashboardLog;
import dev.loki.adapter.fs.audit.dashboard.LogLimits;
import dev.loki.adapter.fs.forward.FileChainSegments;
import dev.loki.adapter.fs.forward.FileCursorStore;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.audit.dashboard.PruningRecord;
import dev.loki.application.checkpoint.WitnessedLines;
import dev.loki.application.forward.ForwardReport;
import dev.loki.application.forward.Forwarding;
import dev.loki.application.forward.SourceChain;
import dev.loki.application.forward.Undelivered;
import dev.loki.contracts.forward.InMemoryAuditSink;
import dev.loki.domain.audit.dashboard.DashboardEvent;
import dev.loki.domain.forward.ForwardedChain;
import dev.loki.domain.forward.ForwardedEntry;
import dev.loki.domain.forward.Urgency;
import dev.loki.domain.json.JsonObject;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.audit.dashboard.DashboardLog;
import dev.loki.testing.MemoryFolder;
import dev.loki.testing.Nightly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard's log is pruned while it is forwarded, by another process or by none. */
@Order(1)
class PruningWhileForwardingTest {

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    private final InMemoryAuditSink sink = new InMemoryAuditSink();
    private final JacksonJsonReader json = new JacksonJsonReader();
    private final List<String> warnings = new CopyOnWriteArrayList<>();

    @Test
    void whatAServerThatIsDownStillHasToGetIsKeptAndItIsSaid() throws IOException {
        DashboardLog log = log(2_000, Set.of(sink.destination()));
        append(log, 0, 100);
        assertThat(files()).hasSizeGreaterThan(10);
        assertThat(warnings).isNotEmpty().allMatch(warning -> warning.contains("memory://test"));

        once();
        assertThat(numbers()).containsExactlyElementsOf(range(100));
    }

    @Test
    void onceTheServerHasItAndAThousandMoreItIsPrunedAndNothingLooksLikeTampering() throws IOException {
        DashboardLog log = log(20_000, Set.of(sink.destination()));
        append(log, 0, 1_600);
        int all = files().size();
        once();
        log = log(20_000, Set.of());
        append(log, 1_600, 1_700);
        assertThat(files()).hasSizeLessThan(all).hasSizeGreaterThan(3);
        assertThat(once().tampering()).isEmpty();
        assertThat(numbers()).containsExactlyElementsOf(range(1_700));
    }

    @Test
    void anotherProcessesCursorHoldsFilesToo() throws IOException {
        append(log(2_000, Set.of()), 0, 3);
        once();
        append(log(2_000, Set.of()), 3, 100);
        assertThat(files()).hasSizeGreaterThan(10);
        assertThat(once().tampering()).isEmpty();
    }

    @Test
    void withoutAReceiverNothingIsHeld() throws IOException {
        append(log(2_000, Set.of()), 0, 100);
        assertThat(files()).hasSize(3);
        assertThat(warnings).isEmpty();
    }

    @Test
    void aCursorThatCannotBeUnderstoodHoldsEverything() throws IOException {
        Files.writeString(folder.resolve("syslog.cursor"), "[]");
        append(log(2_000, Set.of()), 0, 100);
        assertThat(files()).hasSizeGreaterThan(10);
        assertThat(warnings).isNotEmpty().allMatch(warning -> warning.contains("syslog.cursor is no cursor"));
    }

    @Test
    void whileOneWritesAndPrunesAndAnotherForwardsNothingIsLostAndNothingLooksLikeTampering() throws Exception {
        int atLeast = Nightly.count(2_000, 40_000);
        AtomicInteger total = new AtomicInteger();
        Thread writer = new Thread(() -> {
            DashboardLog log = log(20_000, Set.of(sink.destination()));
            while (total.get() < atLeast || !isPruned()) {
                append(log, total.get(), total.addAndGet(100));
            }
        });
        writer.start();
        List<String> tampering = new ArrayList<>();
        boolean down = false;
        while (writer.isAlive()) {
            down = !down;
            sink.setDown(down);
            tampering.addAll(once().tampering());
        }
        writer.join();
        sink.setDown(false);
        while (once().pending() > 0) {}

        assertThat(tampering).isEmpty();
        assertThat(sink.received()).noneMatch(entry -> entry.urgency() == Urgency.ALERT);
        assertThat(numbers().stream().distinct()).containsExactlyElementsOf(range(total.get()));
        assertThat(isPruned()).isTrue();
    }

    private boolean isPruned() {
        return Files.exists(folder.resolve("anchor.json"));
    }

    private ForwardReport once() {
        Forwarding forwarding = Forwarding.of(
                () -> List.of(sink),
                () -> List.of(chain()),
                () -> json,
                InstantSource.system(),
                () -> 42,
                warning -> {});
        ForwardReport report = forwarding.forwardOnce();
        return report;
    }

    private SourceChain chain() {
        return new SourceChain(
                ForwardedChain.DASHBOARD,
                FileChainSegments.dashboardChain(folder, json),
                new FileCursorStore(folder.resolve("syslog.cursor"), json));
    }

    private DashboardLog log(int maxBytes, Set<String> destinations) {
        PruningRecord retention = new PruningRecord(
                AuditTrail.off(),
                folder.toString(),
                new Undelivered(chain(), destinations)::awaitedBy,
                WitnessedLines.OF_NOBODY);
        return new FileDashboardLog(
                folder,
                json,
                InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z")),
                new LogLimits(maxBytes, 2, true),
                retention,
                warnings::add);
    }

    private static void append(DashboardLog log, int from, int to) {
        for (int i = from; i < to; i++) {
            log.append(DashboardEvent.of("create", "project")
                    .with(JsonObject.builder().put("n", i).build()));
        }
    }

    /** What the entries say of themselves. */
    private List<Long> numbers() {
        return sink.received().stream()
                .map(ForwardedEntry::fields)
                .map(fields -> fields.get("details") instanceof JsonObject details ? details.get("n") : null)
                .map(number -> Long.parseLong(String.valueOf(number)))
                .toList();
    }

    private static List<Long> range(long to) {
        return LongStream.range(0, to).boxed().toList();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("audit-"))
                    .sorted()
                    .toList();
        }
    }
}
