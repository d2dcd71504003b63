package dev.loki.adapter.otlp.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.telemetry.DataPoint;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.telemetry.ReadingReport;
import dev.loki.ports.telemetry.UnreadableTelemetryException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtlpRecordedTelemetryTest {

    @TempDir
    private Path folder;

    private final List<String> names = new ArrayList<>();

    @Test
    void filesOfAFolderAreReadInTheOrderInWhichTheyWereWritten() throws IOException {
        write("traces.jsonl", span("third") + "\n" + span("fourth") + "\n");
        write("traces-20260221T100000.000Z.jsonl", span("first") + "\n");
        Files.write(folder.resolve("traces-20260221T110000.000Z.jsonl.gz"), packed(span("second") + "\n"));
        write("metrics.jsonl", "never looked at");
        write("traces.jsonl.tmp", "never looked at");

        ReadingReport report = read(folder);

        assertThat(names).containsExactly("first", "second", "third", "fourth");
        assertThat(report).isEqualTo(new ReadingReport(3, 4, 0, 0, List.of()));
    }

    @Test
    void lineThatCannotBeReadIsToldAndTheRestIsRead() throws IOException {
        Path file = write(
                "mixed.jsonl",
                span("one") + "\n{oops\n[]\n\n" + span("two") + "\r\n"
                        + span("three").replace("\"0102030405060708\"", "\"zz\"") + "\n" + span("four") + "\n");

        ReadingReport report = read(file);

        assertThat(names).containsExactly("one", "two", "four");
        assertThat(report.unreadable()).isEqualTo(3);
        assertThat(report.torn()).isZero();
        assertThat(report.problems()).hasSize(3).allMatch(problem -> problem.startsWith(file + ", line "));
        assertThat(report.problems().get(0)).contains("line 2: ");
        assertThat(report.problems().get(2)).contains("line 6: ").contains("spanId");
    }

    @Test
    void halfALineAtTheEndIsOneThatIsBeingWritten() throws IOException {
        Path file = write("traces.jsonl", span("one") + "\n" + span("two").substring(0, 60));

        ReadingReport report = read(file);

        assertThat(names).containsExactly("one");
        assertThat(report.torn()).isOne();
        assertThat(report.unreadable()).isZero();
    }

    @Test
    void wholeLastLineNeedsNoEnd() throws IOException {
        assertThat(read(write("traces.jsonl", span("one"))).items()).isOne();
    }

    @Test
    void packedFileThatBreaksOffIsReadUpToThere() throws IOException {
        byte[] whole = packed((span("one") + "\n").repeat(2_000));
        Path file = folder.resolve("traces.jsonl");
        Files.write(file, Arrays.copyOf(whole, whole.length - 12));

        ReadingReport report = read(file);

        assertThat(report.items()).isBetween(1L, 2_000L);
        assertThat(report.torn()).isOne();
    }

    /** Nor does it take memory. */
    @Test
    void lineThatIsTooLongIsPassedOver() throws IOException {
        Path file = folder.resolve("traces.jsonl");
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] part = new byte[1 << 20];
            Arrays.fill(part, (byte) 'x');
            for (int i = 0; i < 17; i++) {
                out.write(part);
            }
            out.write(("\n" + span("after") + "\n").getBytes(StandardCharsets.UTF_8));
        }

        ReadingReport report = read(file);

        assertThat(names).containsExactly("after");
        assertThat(report.problems()).singleElement().asString().contains("line 1: is longer than 16777216 bytes");
    }

    @Test
    void whatIsNotThereOrIsPackedOtherwiseIsSaid() throws IOException {
        assertThatThrownBy(() -> read(folder.resolve("absent.jsonl")))
                .isInstanceOf(UnreadableTelemetryException.class)
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> read(folder))
                .isInstanceOf(UnreadableTelemetryException.class)
                .hasMessageContaining("no traces.jsonl");
        Path zstd = folder.resolve("packed.zst");
        Files.write(zstd, new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 0});
        assertThat(read(zstd).problems()).singleElement().asString().contains("zstd -d");
    }

    @Test
    void pointsOfMetricsAreReadWithTheirSource() throws IOException {
        Path file = write("metrics.jsonl", """
            {"resourceMetrics":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"loki"}}]},\
            "scopeMetrics":[{"metrics":[{"name":"runs_total","sum":{"aggregationTemporality":2,"isMonotonic":true,\
            "dataPoints":[{"startTimeUnixNano":"1","timeUnixNano":"2","asDouble":3}]}}]}]}]}
            """);
        List<DataPoint> points = new ArrayList<>();

        new OtlpRecordedTelemetry(file, new JacksonJsonReader()).readPoints(points::add);

        assertThat(points).singleElement().satisfies(point -> {
            assertThat(point.metric()).isEqualTo("runs_total");
            assertThat(point.source().service()).isEqualTo("loki");
            assertThat(point.value()).isEqualTo(3);
        });
    }

    private ReadingReport read(Path path) {
        return new OtlpRecordedTelemetry(path, new JacksonJsonReader())
                .readSpans(span -> names.add(span.span().name()));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String span(String name) {
        return "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"traceId\":\"0102030405060708090a0b0c0d0e0f10\","
                + "\"spanId\":\"0102030405060708\",\"name\":\"" + name
                + "\",\"kind\":1,\"startTimeUnixNano\":\"1\",\"endTimeUnixNano\":\"2\"}]}]}]}";
    }
}
