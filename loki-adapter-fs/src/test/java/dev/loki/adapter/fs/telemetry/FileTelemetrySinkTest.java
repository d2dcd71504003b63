package dev.loki.adapter.fs.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.contracts.telemetry.TelemetrySinkContract;
import dev.loki.ports.telemetry.Signal;
import dev.loki.ports.telemetry.TelemetrySink;
import dev.loki.ports.telemetry.TelemetrySinkException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTelemetrySinkTest extends TelemetrySinkContract {

    private static final Instant NOW = Instant.parse("2026-02-21T10:00:00.123Z");

    @TempDir
    private Path scratch;

    @Override
    protected TelemetrySink open() {
        return sink(FileTelemetrySink.ROTATED_FROM);
    }

    @Override
    protected List<String> lines(Signal signal) {
        Path file = FileTelemetrySink.file(folder(), signal);
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void onlyTheOwnerMayReadWhatIsKept() throws IOException {
        append(open(), Signal.TRACES, "{}");

        assertThat(mode(folder())).isEqualTo("rwx------");
        assertThat(mode(folder().resolve("traces.jsonl"))).isEqualTo("rw-------");
    }

    @Test
    void beforeTheFirstLineNothingIsMade() {
        open();

        assertThat(folder()).doesNotExist();
    }

    @Test
    void aTornLineGetsAnEndBeforeTheNext() throws IOException {
        append(open(), Signal.TRACES, "{\"n\":1}");
        Files.writeString(folder().resolve("traces.jsonl"), "{\"n\":1}\n{\"torn\":");

        append(open(), Signal.TRACES, "{\"n\":2}");

        assertThat(lines(Signal.TRACES)).containsExactly("{\"n\":1}", "{\"torn\":", "{\"n\":2}");
    }

    @Test
    void aFullFileIsSetAsideUnderItsTime() throws IOException {
        append(sink(7), Signal.TRACES, "first");
        append(sink(7), Signal.TRACES, "second");
        append(sink(7), Signal.TRACES, "third");

        assertThat(folder().resolve("traces-2026-02-21T10-00-00.123Z.jsonl")).hasContent("first\nsecond\n");
        assertThat(lines(Signal.TRACES)).containsExactly("third");
    }

    @Test
    void tenFilesThatWereSetAsideAreKeptOfEachSignalAndNoOtherIsTouched() throws IOException {
        Files.createDirectories(folder());
        Path others = Files.writeString(folder().resolve("traces-mine.jsonl"), "{}");
        for (int i = 1; i <= 13; i++) {
            append(sink(1), Signal.TRACES, "trace " + i);
        }
        append(sink(1), Signal.METRICS, "metric 1");
        append(sink(1), Signal.METRICS, "metric 2");

        assertThat(setAside("traces-2026")).hasSize(10);
        assertThat(setAside("metrics-2026")).hasSize(1);
        assertThat(contents("traces-2026")).startsWith("trace 3\n").endsWith("trace 12\n");
        assertThat(lines(Signal.TRACES)).containsExactly("trace 13");
        assertThat(others).exists();
    }

    @Test
    void aNameOfAFarFutureOverwritesNothingAndIsTheFirstToGo() throws IOException {
        Files.createDirectories(folder());
        Path planted = Files.createFile(folder().resolve("traces-9999-12-31T23-59-59.999Z.jsonl"));
        for (int i = 1; i <= 4; i++) {
            append(sink(1), Signal.TRACES, "trace " + i);
        }
        assertThat(contents("traces-2026")).isEqualTo("trace 1\ntrace 2\ntrace 3\n");
        assertThat(setAside("traces-")).hasSize(4).contains(planted);

        for (int i = 5; i <= 11; i++) {
            append(sink(1), Signal.TRACES, "trace " + i);
        }
        assertThat(setAside("traces-")).hasSize(10).doesNotContain(planted);
    }

    @Test
    void aLinkInTheFilesPlaceIsNotFollowed() throws IOException {
        Files.createDirectories(folder());
        Path victim = Files.createFile(scratch.resolve("victim"));
        Files.createSymbolicLink(folder().resolve("traces.jsonl"), victim);

        assertThatThrownBy(() -> append(open(), Signal.TRACES, "{}"))
                .isInstanceOf(TelemetrySinkException.class)
                .hasMessageContaining("traces.jsonl")
                .hasMessageContaining("symbolic link");
        assertThat(victim).isEmptyFile();
    }

    @Test
    void aLinkOnTheWayIsNotFollowed() throws IOException {
        Path elsewhere = Files.createDirectories(scratch.resolve("elsewhere/telemetry"));
        Files.createSymbolicLink(scratch.resolve(".loki"), elsewhere.getParent());

        assertThatThrownBy(() -> append(open(), Signal.TRACES, "{}"))
                .isInstanceOf(TelemetrySinkException.class)
                .hasMessageContaining("a link leads to");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void aPipeIsNotWaitedFor() throws Exception {
        Files.createDirectories(folder());
        new ProcessBuilder("mkfifo", folder().resolve("traces.jsonl").toString())
                .start()
                .waitFor();

        assertThatThrownBy(() -> append(open(), Signal.TRACES, "{}"))
                .isInstanceOf(TelemetrySinkException.class)
                .hasMessageContaining("pipe");
    }

    @Test
    void anInterruptTearsNoLineAndStaysPending() {
        Thread.currentThread().interrupt();
        append(open(), Signal.TRACES, "whole");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(lines(Signal.TRACES)).containsExactly("whole");
    }

    private TelemetrySink sink(long rotatedFrom) {
        return new FileTelemetrySink(folder(), () -> NOW, rotatedFrom);
    }

    private Path folder() {
        try {
            return scratch.toRealPath().resolve(".loki/telemetry");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> setAside(String begin) throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.getFileName().toString().startsWith(begin))
                    .sorted()
                    .toList();
        }
    }

    private String contents(String begin) throws IOException {
        List<String> contents = new ArrayList<>();
        for (Path file : setAside(begin)) {
            contents.add(new String(Files.readAllBytes(file), UTF_8));
        }
        return String.join("", contents);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
