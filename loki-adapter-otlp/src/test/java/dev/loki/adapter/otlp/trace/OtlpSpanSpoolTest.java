package dev.loki.adapter.otlp.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.Span;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.telemetry.ExportLoss;
import dev.loki.ports.telemetry.Signal;
import dev.loki.ports.trace.ExportReport;
import dev.loki.ports.trace.SpanExporter;
import dev.loki.ports.trace.SpanSpool;
import dev.loki.ports.trace.SpoolDrain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpSpanSpoolTest {

    private static final Duration AMPLE = Duration.ofMinutes(10);
    private static final Instant NOW = Instant.parse("2026-02-21T10:00:00.123Z");

    @TempDir
    Path temp;

    private final AtomicLong ids = new AtomicLong();
    private final List<Span> drained = new ArrayList<>();
    private final List<ExportLoss> losses = new ArrayList<>();
    private Path folder = Path.of("");

    @BeforeEach
    void nameTheFolder() {
        folder = temp.resolve("spool/session");
    }

    @Test
    void oneFileIsWrittenUnderTheTimeAndARandomName() throws IOException {
        leave(1, 2);

        assertThat(files()).containsExactly("2026-02-21T10-00-00.123Z-0000000000000001.json");
        assertThat(OtlpRules.check(Files.readAllBytes(folder.resolve(files().get(0)))))
                .hasSize(2);
    }

    @Test
    void filesAndAllFoldersThatAreMadeAreForTheirOwnerAlone() throws IOException {
        leave(1);

        assertThat(mode(Objects.requireNonNull(folder.getParent()))).isEqualTo("rwx------");
        assertThat(mode(folder)).isEqualTo("rwx------");
        assertThat(mode(folder.resolve(files().get(0)))).isEqualTo("rw-------");
    }

    @Test
    void noFileIsWrittenWithoutSpans() {
        writer().close(Duration.ZERO);

        assertThat(folder).doesNotExist();
    }

    @Test
    void allFilesAreDrainedOldestFirstAndRemovedWithTheirFolder() throws IOException {
        leave(1, 2);
        leave(3);

        assertThat(drain()).isZero();

        assertThat(drained).extracting(Span::name).containsExactly("span 1", "span 2", "span 3");
        assertThat(folder).doesNotExist();
    }

    @Test
    void aFolderThatIsMissingHasNothing() {
        assertThat(drain()).isZero();
    }

    @Test
    void aFolderThatIsALinkIsNotFollowed() throws IOException {
        leave(1);
        Path link = Files.createSymbolicLink(temp.resolve("link"), folder);

        assertThat(OtlpTraces.spoolReader(link, new JacksonJsonReader())
                        .drain((span, left) -> drained.add(span), AMPLE))
                .isEqualTo(new SpoolDrain(0, 0, AMPLE));
        assertThat(drained).isEmpty();
        assertThat(link).isSymbolicLink();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{}]}]}]}", "{}x"})
    void aFileThatHoldsNoSpansIsSetAsideAndCounted(String content) throws IOException {
        leave(1);
        Files.writeString(folder.resolve("0.json"), content);

        assertThat(drain()).isOne();

        assertThat(drained).hasSize(1);
        assertThat(files()).containsExactly("0.json.bad");
        assertThat(drain()).isZero();
    }

    @Test
    void aFileWithOneBadSpanGivesNone() throws IOException {
        leave(1, 2);
        Path file = folder.resolve(files().get(0));
        Files.writeString(file, Files.readString(file).replace("\"name\":\"span 2\"", "\"name\":2"));

        assertThat(drain()).isOne();
        assertThat(drained).isEmpty();
    }

    @Test
    void aFileBeyondTheCapIsSetAside() throws IOException {
        leave(1);
        Path file = folder.resolve(files().get(0));
        Files.writeString(file, Files.readString(file) + " ".repeat(4 << 20));

        assertThat(drain()).isOne();
        assertThat(drained).isEmpty();
    }

    @Test
    void linksAndFoldersAreNotRead() throws IOException {
        leave(1);
        Path outside = Files.move(folder.resolve(files().get(0)), temp.resolve("outside.json"));
        Files.createSymbolicLink(folder.resolve("link.json"), outside);
        Files.createSymbolicLink(folder.resolve("dangling.json"), temp.resolve("nothing"));
        Files.createDirectory(folder.resolve("folder.json"));

        assertThat(drain()).isEqualTo(3);

        assertThat(drained).isEmpty();
        assertThat(outside).exists();
        assertThat(files()).containsExactly("dangling.json.bad", "folder.json.bad", "link.json.bad");
    }

    @Test
    void unfinishedFilesAreLeftAlone() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("half.tmp"), "{");

        assertThat(drain()).isZero();
        assertThat(files()).containsExactly("half.tmp");
    }

    @Test
    void spansBeyondTheFilesRoomAreLostAndCounted() {
        SpanExporter writer = writer();
        String large = "x".repeat(1 << 20);
        for (int i = 0; i < 5; i++) {
            writer.export(Spans.with(large, Attributes.EMPTY, 1));
        }

        assertThat(writer.close(Duration.ZERO)).isEqualTo(new ExportReport(3, 2, "the spool file was full"));
        assertThat(losses).extracting(ExportLoss::items).containsExactly(2L);
        assertThat(drain()).isZero();
        assertThat(drained).hasSize(3);
    }

    @Test
    void aFolderThatCannotBeMadeIsLossNotAnException() throws IOException {
        Files.writeString(temp.resolve("spool"), "a file in the way");
        SpanExporter writer = writer();
        writer.export(Spans.numbered(1));

        ExportReport report = writer.close(Duration.ZERO);

        assertThat(report.lost()).isOne();
        assertThat(report.trouble()).startsWith("spool file not written (");
        assertThat(losses).extracting(ExportLoss::cause).containsExactly(ExportLoss.Cause.UNWRITABLE);
    }

    @Test
    void aSpanAfterTheCloseIsToldOfAndChangesNoReport() {
        SpanExporter writer = writer();
        writer.close(Duration.ZERO);

        writer.export(Spans.numbered(1));

        assertThat(losses)
                .containsExactly(
                        new ExportLoss(Signal.TRACES, ExportLoss.Cause.CLOSED, 1, "spans came after the close"));
        assertThat(writer.close(Duration.ZERO)).isEqualTo(ExportReport.NOTHING);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private void leave(int... numbers) {
        SpanExporter writer = writer();
        for (int number : numbers) {
            writer.export(Spans.numbered(number));
        }
        assertThat(writer.close(Duration.ZERO)).isEqualTo(new ExportReport(numbers.length, 0, null));
    }

    private SpanExporter writer() {
        return OtlpTraces.spoolWriter(folder, Spans.ORIGIN, () -> NOW, ids::incrementAndGet, losses::add);
    }

    private int drain() {
        SpanSpool spool = OtlpTraces.spoolReader(folder, new JacksonJsonReader());
        return spool.drain((span, left) -> drained.add(span), AMPLE).unreadable();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
