package dev.loki.adapter.fs.audit.dashboard;

import dev.loki.contracts.audit.dashboard.DashboardLogContract;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.audit.dashboard.DashboardLog;
import dev.loki.ports.audit.dashboard.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class FileDashboardLogContractTest extends DashboardLogContract {

    @TempDir
    private Path scratch;

    private Path folder;
    private DashboardLog log;

    @BeforeEach
    void open() {
        folder = scratch.resolve("audit");
        log = new FileDashboardLog(
                folder,
                new JacksonJsonReader(),
                InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z")),
                new LogLimits(1_000_000, 10, true),
                Retention.NONE,
                warning -> {});
    }

    @Override
    protected DashboardLog log() {
        return log;
    }

    @Override
    protected Path file() {
        return folder.resolve("audit-2026-01-02.jsonl");
    }

    @Override
    protected void change(int number) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file()));
        lines.set(number, lines.get(number).replace("\"u1\"", "\"u2\""));
        Files.writeString(file(), String.join("\n", lines) + "\n");
    }

    @Override
    protected void breakDown() throws IOException {
        Files.writeString(folder, "no folder");
    }
}
