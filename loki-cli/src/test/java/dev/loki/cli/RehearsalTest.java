package dev.loki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive is of use only where its rehearsal came as far as commands do. */
class RehearsalTest {

    @TempDir
    private Path folder;

    @Test
    void itsPoliciesAreUnderstoodAndItsAnswersAreThoseOfCommands() throws IOException, InterruptedException {
        Child rehearsal = Child.java(
                folder,
                List.of("-cp", System.getProperty("java.class.path"), "dev.loki.cli.Rehearsal", folder.toString()));
        assertThat(rehearsal.exitCode()).isZero();
        assertThat(rehearsal.said().lines().map(RehearsalTest::essence))
                .containsExactly("no_policy", "satisfied", "satisfied", "satisfied", "violated", "event");
    }

    private static String essence(String line) {
        return line.startsWith("{\"id\"") ? "event" : line.replaceFirst(".*?\"code\":\"([a-z_]+)\".*", "$1");
    }
}
