package dev.loki.adapter.fs.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Order(1)
class ManyWritersTest {

    private static final int LINES = 150;
    private static final List<String> NAMES = List.of("a", "b", "c");

    @TempDir
    private Path scratch;

    @Test
    void processesThatAppendAndRotateAtOnceLoseAndTearNoLine() throws Exception {
        Path folder = scratch.toRealPath().resolve("telemetry");
        List<Process> processes = new ArrayList<>();
        for (String name : NAMES) {
            processes.add(start(folder, name));
        }
        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }

        List<String> expected = NAMES.stream()
                .flatMap(name -> IntStream.range(0, LINES).mapToObj(number -> TelemetryProcess.line(name, number)))
                .toList();
        List<Path> files = files(folder);
        assertThat(lines(files)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(files).hasSizeGreaterThan(3);
        assertThat(files.subList(0, files.size() - 1))
                .allMatch(file -> file.toFile().length() >= TelemetryProcess.ROTATED_FROM);
    }

    private static Process start(Path folder, String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TelemetryProcess.class.getName(),
                        folder.toString(),
                        name,
                        Integer.toString(LINES))
                .inheritIO()
                .start();
    }

    /** In the order of their names, in which the one that grows is the last. */
    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> lines(List<Path> files) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : files) {
            lines.addAll(Files.readAllLines(file));
        }
        return lines;
    }
}
