package dev.loki.adapter.fs.audit.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.audit.dashboard.DashboardAnchor;
import dev.loki.domain.audit.dashboard.DashboardEvent;
import dev.loki.domain.audit.dashboard.DirectoryVerdict;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.audit.dashboard.DashboardLog;
import dev.loki.ports.audit.dashboard.Retention;
import dev.loki.testing.MemoryFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDashboardLogTest {

    private static final LogLimits ROOMY = new LogLimits(10_000_000, 10, true);
    private static final LogLimits TIGHT = new LogLimits(1000, 1000, true);

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    private Instant now = Instant.parse("2026-01-02T03:04:05.678901Z");
    private final List<String> warnings = new ArrayList<>();

    private DashboardLog open(LogLimits limits, Retention retention) {
        return new FileDashboardLog(folder, new JacksonJsonReader(), () -> now, limits, retention, warnings::add);
    }

    private DashboardLog open(LogLimits limits) {
        return open(limits, Retention.NONE);
    }

    @Test
    void aLineIsStoredAsTheOriginalStoresIt() throws IOException {
        open(ROOMY)
                .append(new DashboardEvent(
                        "create",
                        "project",
                        "p1",
                        "u1",
                        null,
                        JsonObject.builder()
                                .put("a", 1)
                                .put("f", JsonNumber.parse("1.5"))
                                .put("u", "é")
                                .build(),
                        null,
                        null,
                        true,
                        null));

        assertThat(folder.resolve("audit-2026-01-02.jsonl"))
                .hasContent("{\"timestamp\": \"2026-01-02T03:04:05.678901+00:00\", \"action\": \"create\","
                        + " \"resource_type\": \"project\", \"resource_id\": \"p1\", \"user_id\": \"u1\", \"token_id\":"
                        + " null, \"ip_address\": null, \"user_agent\": null, \"success\": true, \"error\": null,"
                        + " \"details\": {\"a\": 1, \"f\": 1.5, \"u\": \"\\u00e9\"}, \"_integrity_hash\":"
                        + " \"582f7d766c3b09a2b2b4d356231f604678546c19336c61e2bb31c49508628b29\"}\n");
    }

    @Test
    void theLastHashIsRecoveredAtTheStartAndAcrossDays() throws IOException {
        open(ROOMY).append(event(1));
        open(ROOMY).append(event(2));
        now = now.plusSeconds(86_400);
        open(ROOMY).append(event(3));

        DirectoryVerdict verdict = open(ROOMY).verify(DashboardLog.EntryListener.NONE);
        assertThat(verdict.errors()).isEmpty();
        assertThat(verdict.entries()).isEqualTo(3);
        assertThat(names()).containsExactly("audit-2026-01-02.jsonl", "audit-2026-01-03.jsonl");
        assertThat(open(ROOMY).verify(folder.resolve("audit-2026-01-03.jsonl")).valid())
                .isTrue();
    }

    @Test
    void aClockThatIsSetBackForksNothing() {
        open(ROOMY).append(event(1));
        now = now.minusSeconds(3 * 86_400);
        open(ROOMY).append(event(2));

        assertIntact(2);
    }

    @Test
    void rotationInOneSecondLosesNothing() throws IOException {
        DashboardLog log = open(TIGHT);
        for (int i = 0; i < 200; i++) {
            log.append(event(i));
        }

        assertIntact(200);
        assertThat(names())
                .hasSizeGreaterThan(40)
                .contains(
                        "audit-2026-01-02.jsonl",
                        "audit-2026-01-02.030405.jsonl",
                        "audit-2026-01-02.030405_0002.jsonl");
    }

    @Test
    void manyThreadsRotateOneChain() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> done = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            DashboardLog log = open(TIGHT);
            done.add(threads.submit(() -> {
                for (int i = 0; i < 25; i++) {
                    log.append(event(i));
                }
            }));
        }
        for (Future<?> each : done) {
            each.get();
        }
        threads.shutdown();
        assertIntact(200);
    }

    @Test
    void filesAreVerifiedInLinkOrderWhateverTheirTimesSay() throws IOException {
        DashboardLog log = open(TIGHT);
        for (int i = 0; i < 30; i++) {
            log.append(event(i));
        }
        long age = 0;
        for (String name : names()) {
            Files.setLastModifiedTime(folder.resolve(name), FileTime.fromMillis(1_000_000_000L - 1000 * age++));
        }
        Files.move(folder.resolve(names().get(0)), folder.resolve("audit-9999-renamed.jsonl"));

        assertIntact(30);
    }

    @Test
    void aFileThatIsMissingIsFound() throws IOException {
        DashboardLog log = open(TIGHT);
        for (int i = 0; i < 30; i++) {
            log.append(event(i));
        }
        List<String> names = names();
        for (int i = 0; i < names.size() - 1; i++) {
            byte[] content = Files.readAllBytes(folder.resolve(names.get(i)));
            Files.delete(folder.resolve(names.get(i)));
            assertThat(log.verify(DashboardLog.EntryListener.NONE).errors())
                    .as(names.get(i))
                    .isNotEmpty();
            Files.write(folder.resolve(names.get(i)), content);
        }
        assertIntact(30);
    }

    @Test
    void aChainThatIsBegunAnewBesideTheFirstIsFound() throws IOException {
        open(ROOMY).append(event(1));
        Path other = folder.resolve("audit-2026-01-02.010000.jsonl");
        Files.copy(folder.resolve("audit-2026-01-02.jsonl"), other);

        assertThat(open(ROOMY).verify(DashboardLog.EntryListener.NONE).errors())
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("starts a chain of its own");
    }

    @Test
    void everyFlippedBitIsFound() throws IOException {
        DashboardLog log = open(ROOMY);
        for (int i = 0; i < 3; i++) {
            log.append(event(i));
        }
        Path file = folder.resolve("audit-2026-01-02.jsonl");
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = whole.clone();
                flipped[at] ^= (byte) (1 << bit);
                Files.write(file, flipped);
                DirectoryVerdict verdict = log.verify(DashboardLog.EntryListener.NONE);
                assertThat(verdict.valid() && verdict.warnings().isEmpty())
                        .as("byte %d, bit %d", at, bit)
                        .isFalse();
            }
        }
    }

    @Test
    void aLineRemovedSwappedOrDoubledIsFound() throws IOException {
        DashboardLog log = open(ROOMY);
        for (int i = 0; i < 4; i++) {
            log.append(event(i));
        }
        Path file = folder.resolve("audit-2026-01-02.jsonl");
        List<String> lines = Files.readAllLines(file);
        assertTampered(log, file, List.of(lines.get(0), lines.get(2), lines.get(3)));
        assertTampered(log, file, List.of(lines.get(1), lines.get(2), lines.get(3)));
        assertTampered(log, file, List.of(lines.get(0), lines.get(2), lines.get(1), lines.get(3)));
        assertTampered(log, file, List.of(lines.get(0), lines.get(1), lines.get(1), lines.get(2), lines.get(3)));
    }

    @Test
    void aTornLastLineIsQuarantinedAndTheChainGoesOn() throws IOException {
        open(ROOMY).append(event(1));
        Path file = folder.resolve("audit-2026-01-02.jsonl");
        byte[] one = Files.readAllBytes(file);
        open(ROOMY).append(event(2));
        byte[] two = Files.readAllBytes(file);
        for (int cut = one.length + 1; cut < two.length; cut++) {
            Files.write(file, Arrays.copyOf(two, cut));
            open(ROOMY).append(event(3));
            assertIntact(3);
            assertThat(Files.readString(file)).contains("\"recovery\"", "quarantine/audit-2026-01-02.jsonl.");
        }
        assertThat(folder.resolve("quarantine")).isNotEmptyDirectory();
    }

    @Test
    void aTornLineOfYesterdayIsTakenOutToday() throws IOException {
        open(ROOMY).append(event(1));
        Files.writeString(folder.resolve("audit-2026-01-02.jsonl"), "{\"timest", StandardOpenOption.APPEND);
        now = now.plusSeconds(86_400);
        open(ROOMY).append(event(2));

        assertIntact(3);
    }

    @Test
    void damageBeforeTheLastLineStopsAppending() throws IOException {
        open(ROOMY).append(event(1));
        Path file = folder.resolve("audit-2026-01-02.jsonl");
        Files.writeString(file, "garbage\ngarbage\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> open(ROOMY).append(event(2)))
                .isInstanceOf(AuditLogException.class)
                .hasMessageContaining("verify-dashboard");
    }

    @Test
    void pruningLeavesAnAnchorFromWhichTheRestVerifies() throws IOException {
        List<DashboardAnchor> pruned = new ArrayList<>();
        DashboardLog log = open(new LogLimits(1000, 3, true), recording(pruned, ""));
        for (int i = 0; i < 60; i++) {
            log.append(event(i));
        }

        assertIntact(60);
        assertThat(names()).hasSize(4);
        assertThat(pruned).isNotEmpty();
        assertThat(warnings).isEmpty();
        Files.delete(folder.resolve("anchor.json"));
        assertThat(log.verify(DashboardLog.EntryListener.NONE).valid()).isFalse();
    }

    @Test
    void whatIsStillToBeForwardedIsNotPruned() throws IOException {
        DashboardLog log =
                open(new LogLimits(1000, 3, true), recording(new ArrayList<>(), "audit-2026-01-02.030405.jsonl"));
        for (int i = 0; i < 60; i++) {
            log.append(event(i));
        }

        assertThat(names()).hasSizeGreaterThan(10).contains("audit-2026-01-02.030405.jsonl");
        assertThat(warnings)
                .isNotEmpty()
                .allMatch(warning -> warning.endsWith("because it is still to be had by the log server"));
        assertIntact(60);
    }

    @Test
    void withoutARecordNothingIsPruned() throws IOException {
        DashboardLog log = open(new LogLimits(1000, 1, true), new Retention() {
            @Override
            public Optional<String> awaitedBy(String file) {
                return Optional.empty();
            }

            @Override
            public boolean record(DashboardAnchor anchor) {
                throw new AuditLogException("the disk is full", null);
            }
        });
        for (int i = 0; i < 30; i++) {
            log.append(event(i));
        }

        assertIntact(30);
        assertThat(names()).hasSizeGreaterThan(5);
        assertThat(warnings).isNotEmpty().allMatch(warning -> warning.contains("the disk is full"));
    }

    @Test
    void aFileThatDoesNotVerifyIsKeptAsEvidence() throws IOException {
        DashboardLog log = open(new LogLimits(1000, 1, true));
        log.append(event(1));
        Path file = folder.resolve("audit-2026-01-02.jsonl");
        Files.writeString(file, Files.readString(file).replace("project", "prodject"));
        for (int i = 0; i < 30; i++) {
            log.append(event(i));
        }

        assertThat(names()).contains("audit-2026-01-02.030405.jsonl");
        assertThat(warnings).isNotEmpty().allMatch(warning -> warning.contains("does not verify"));
    }

    @Test
    void aCrashBetweenAnchorAndRemovalIsMadeGood() throws IOException {
        List<DashboardAnchor> pruned = new ArrayList<>();
        DashboardLog log = open(TIGHT);
        for (int i = 0; i < 12; i++) {
            log.append(event(i));
        }
        Path oldest = folder.resolve(names().get(0));
        byte[] content = Files.readAllBytes(oldest);
        DashboardLog pruning = open(new LogLimits(1000, names().size() - 1, true), recording(pruned, ""));
        while (pruned.isEmpty()) {
            pruning.append(event(0));
        }
        Files.write(oldest, content);
        assertThat(pruning.verify(DashboardLog.EntryListener.NONE).errors()).isEmpty();
        assertThat(pruning.verify(DashboardLog.EntryListener.NONE).warnings()).hasSize(1);

        for (int i = 0; i < 12; i++) {
            pruning.append(event(i));
        }
        assertThat(oldest).doesNotExist();
        assertThat(pruning.verify(DashboardLog.EntryListener.NONE).warnings()).isEmpty();
    }

    @Test
    void withoutIntegrityNothingIsHashedAndTheChainWaits() {
        open(ROOMY).append(event(1));
        JsonObject line = open(new LogLimits(1_000_000, 10, false)).append(event(2));
        open(ROOMY).append(event(3));

        assertThat(line.get("_integrity_hash")).isNull();
        DirectoryVerdict verdict = open(ROOMY).verify(DashboardLog.EntryListener.NONE);
        assertThat(verdict.valid()).isTrue();
        assertThat(verdict.entries()).isEqualTo(2);
        assertThat(verdict.warnings()).hasSize(1);
    }

    @Test
    void whatIsTooDeepToBeReadAgainIsNotWritten() {
        JsonValue deep = new JsonString("x");
        for (int i = 0; i < 600; i++) {
            deep = new JsonArray(List.of(deep));
        }
        DashboardEvent event = event(1).with(deep);
        assertThatThrownBy(() -> open(ROOMY).append(event)).isInstanceOf(AuditLogException.class);
        assertIntact(0);
    }

    private void assertTampered(DashboardLog log, Path file, List<String> lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.US_ASCII);
        assertThat(log.verify(DashboardLog.EntryListener.NONE).valid()).isFalse();
        assertThat(log.verify(file).valid()).isFalse();
    }

    private void assertIntact(long entries) {
        List<Long> numbers = new ArrayList<>();
        DirectoryVerdict verdict = open(ROOMY).verify((number, hash) -> numbers.add(number));
        assertThat(verdict.errors()).isEmpty();
        assertThat(verdict.entries()).isEqualTo(entries);
        assertThat(numbers).isSorted().endsWith(entries == 0 ? new Long[0] : new Long[] {entries});
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("audit-"))
                    .sorted()
                    .toList();
        }
    }

    private static Retention recording(List<DashboardAnchor> pruned, String held) {
        return new Retention() {
            @Override
            public Optional<String> awaitedBy(String file) {
                return file.equals(held) ? Optional.of("the log server") : Optional.empty();
            }

            @Override
            public boolean record(DashboardAnchor anchor) {
                return pruned.add(anchor);
            }
        };
    }

    private static DashboardEvent event(int number) {
        return DashboardEvent.of("create", "project")
                .on("p" + number)
                .by("u1")
                .with(JsonObject.builder().put("n", number).build());
    }
}
