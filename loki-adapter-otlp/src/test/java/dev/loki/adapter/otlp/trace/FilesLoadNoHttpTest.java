package dev.loki.adapter.otlp.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesLoadNoHttpTest {

    @Test
    void keepingLeavingAndCollectingSpansLoadsNoClassOfTheHttpLibraries(@TempDir Path folder) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FilesInChildJvm.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        List<String> lines;
        try (BufferedReader reader = process.inputReader()) {
            lines = reader.lines().toList();
        }

        assertThat(process.waitFor()).isZero();
        assertThat(lines).anyMatch(line -> line.contains("drained span 1"));
        assertThat(lines).anyMatch(line -> line.matches(".*kept [0-9]+ bytes"));
        assertThat(lines).anyMatch(line -> line.contains("dev.loki.adapter.otlp.trace.OtlpSpanSpool "));
        assertThat(lines)
                .noneMatch(line -> line.contains(" okhttp3.")
                        || line.contains(" okio.")
                        || line.contains(" kotlin.")
                        || line.contains(" dev.loki.http.")
                        || line.contains(" io.github.resilience4j."));
    }
}
