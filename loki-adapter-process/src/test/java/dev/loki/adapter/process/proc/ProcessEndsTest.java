package dev.loki.adapter.process.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProcessEndsTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final ProcessEnds ends = ProcessEnds.OF_THE_SYSTEM;

    @Test
    void oneThatNobodyBuriesHasEnded() throws Exception {
        Process parent = new ProcessBuilder("sh", "-c", "sleep 600 & echo $!; exec sleep 600").start();
        try (BufferedReader out = parent.inputReader(StandardCharsets.UTF_8)) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
            assertThat(ends.isRunning(child)).isTrue();
            child.destroyForcibly();

            assertThat(ends.haveEnded(Set.of(child), LONG)).isTrue();
            assertThat(ends.isRunning(child)).isFalse();
            assertThat(child.isAlive()).as("buried by nobody").isTrue();
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void oneThatRunsHasNot() throws Exception {
        Process process = new ProcessBuilder("sleep", "600").start();
        try {
            assertThat(ends.haveEnded(Set.of(process.toHandle()), Duration.ZERO))
                    .isFalse();
            assertThat(ends.haveEnded(Set.of(process.toHandle()), Duration.ofMillis(60)))
                    .isFalse();
        } finally {
            process.destroyForcibly();
        }
        assertThat(ends.haveEnded(Set.of(process.toHandle()), LONG)).isTrue();
    }
}
