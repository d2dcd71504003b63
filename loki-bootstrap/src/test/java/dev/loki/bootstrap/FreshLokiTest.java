package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.policy.EnforcementPoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a process that stays goes by is what the files say at that moment. */
class FreshLokiTest {

    private static final String FORBIDS = policies(5);
    private static final String ALLOWS = policies(9); // of the same length

    @TempDir
    private Path folder;

    private final AtomicInteger opened = new AtomicInteger();
    private Instant now = Instant.now();
    private FreshLoki loki;
    private Path file;

    @BeforeEach
    void project() throws IOException {
        Project project = Project.in(folder, Map.of());
        file = Files.createDirectory(project.lokiDir()).resolve("policies.json");
        InstantSource clock = () -> now;
        loki = new FreshLoki(
                () -> {
                    opened.incrementAndGet();
                    return LokiEnterprise.forCommandLine(Map.of(), project, warning -> {});
                },
                () -> ConfigurationStamp.of(project, Map.of()),
                clock);
    }

    @AfterEach
    void close() {
        loki.close();
    }

    @Test
    void aFileThatComesChangesAndGoesIsInForceAtOnce() throws IOException {
        assertThat(isAllowed()).isTrue();
        Files.writeString(file, FORBIDS);
        assertThat(isAllowed()).isFalse();
        Files.writeString(file, ALLOWS);
        assertThat(isAllowed()).isTrue();
        Files.writeString(file, "{");
        assertThat(isAllowed()).isFalse();
        Files.delete(file);
        assertThat(isAllowed()).isTrue();
    }

    /** Neither size nor time of what it holds tells; nobody can set back when a file was changed. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aChangeThatKeepsSizeAndTimeIsInForceAtOnce() throws IOException {
        now = Instant.now().plusSeconds(60); // all that was written is long ago
        write(ALLOWS);
        Object before = Files.getAttribute(file, "unix:ctime");
        assertThat(isAllowed()).isTrue();

        do {
            write(FORBIDS);
        } while (Files.getAttribute(file, "unix:ctime").equals(before)); // the clock of files ticks coarsely

        assertThat(isAllowed()).isFalse();
    }

    private void write(String policies) throws IOException {
        Files.writeString(file, policies);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    }

    @Test
    void whatDoesNotChangeIsOpenedOnceAsSoonAsTheClockCanTell() throws IOException {
        Files.writeString(file, ALLOWS);
        now = Instant.now().plusSeconds(60);
        isAllowed();
        isAllowed();
        isAllowed();

        assertThat(opened).hasValue(1);
    }

    private boolean isAllowed() {
        return loki.with(open -> open.policies()
                .check(
                        EnforcementPoint.PRE_EXECUTION.wireName(),
                        "{\"active_agents\":6}".getBytes(StandardCharsets.UTF_8))
                .allowed());
    }

    private static String policies(int mostAgents) {
        return """
                {"policies":{"pre_execution":[{"name":"p","rule":"active_agents <= %d","action":"deny"}]}}
                """.formatted(mostAgents);
    }
}
