package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.ports.hook.HookOrigin;
import dev.loki.ports.hook.HookReply;
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

    private static final String OPEN = "{\"air_gapped\":false}";
    private static final String CLOSED = "{\"air_gapped\": true}"; // of the same length

    @TempDir
    private Path folder;

    private final AtomicInteger opened = new AtomicInteger();
    private Instant now = Instant.now();
    private FreshLoki loki;
    private Path lokiDir;

    @BeforeEach
    void project() throws IOException {
        Project project = Project.in(folder, Map.of());
        lokiDir = Files.createDirectory(project.lokiDir());
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

    /** A file that cannot be understood leaves in force what was; one that is gone denies. */
    @Test
    void aPolicyFileThatComesChangesAndGoesIsInForceAtOnce() throws IOException {
        Path file = lokiDir.resolve("policies.json");
        assertThat(isAllowed("Bash")).isTrue();
        Files.writeString(file, policies("Bash"));
        assertThat(isAllowed("Bash")).isFalse();
        assertThat(isAllowed("Read")).isTrue();
        Files.writeString(file, policies("Read"));
        assertThat(isAllowed("Bash")).isTrue();
        assertThat(isAllowed("Read")).isFalse();
        Files.writeString(file, "{");
        assertThat(isAllowed("Read")).isFalse();
        Files.delete(file);
        assertThat(isAllowed("Read")).isFalse();
    }

    /** Neither size nor time of what it holds tells; nobody can set back when a file was changed. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aChangeThatKeepsSizeAndTimeIsInForceAtOnce() throws IOException {
        now = Instant.now().plusSeconds(60); // all that was written is long ago
        Path file = lokiDir.resolve("residency.json");
        write(file, OPEN);
        Object before = Files.getAttribute(file, "unix:ctime");
        assertThat(isAllowed("WebFetch")).isTrue();

        do {
            write(file, CLOSED);
        } while (Files.getAttribute(file, "unix:ctime").equals(before)); // the clock of files ticks coarsely

        assertThat(isAllowed("WebFetch")).isFalse();
    }

    @Test
    void whatDoesNotChangeIsOpenedOnceAsSoonAsTheClockCanTell() throws IOException {
        Files.writeString(lokiDir.resolve("residency.json"), OPEN);
        Files.writeString(lokiDir.resolve("policies.json"), policies("Bash"));
        now = Instant.now().plusSeconds(60);
        isAllowed("Bash");
        Files.writeString(lokiDir.resolve("policies.json"), policies("Read"));
        isAllowed("Bash");
        Files.delete(lokiDir.resolve("policies.json"));
        isAllowed("Bash");

        assertThat(opened).hasValue(1);
    }

    private boolean isAllowed(String tool) {
        String call = """
                {"session_id":"a1","transcript_path":"/tmp/t","cwd":"/","hook_event_name":"PreToolUse","tool_name":"%s",\
                "tool_input":{"command":"ls","file_path":"a","url":"https://example.com/"},"tool_use_id":"t1"}""".formatted(tool);
        HookReply reply = loki.with(open -> open.hooks()
                .answer("claude-code", "PreToolUse", call.getBytes(StandardCharsets.UTF_8), HookOrigin.UNKNOWN));
        return reply.exitCode() == 0;
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    }

    private static String policies(String tool) {
        return """
                {"policies":{"pre_execution":[{"name":"p","rule":"tool must not match %s","action":"deny"}]}}
                """.formatted(tool);
    }
}
