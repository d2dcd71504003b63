package dev.loki.bootstrap;

import dev.loki.adapter.fs.forward.FileChainSegments;
import dev.loki.adapter.fs.forward.FileCursorStore;
import dev.loki.application.forward.Forwarding;
import dev.loki.application.forward.SourceChain;
import dev.loki.domain.audit.dashboard.DashboardChain;
import dev.loki.domain.audit.dashboard.DashboardEvent;
import dev.loki.domain.forward.ForwardedChain;
import dev.loki.domain.json.JsonObject;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.forward.AuditSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** A folder with chains, and forwarding from it. */
record ChainFolder(Path folder) {

    void append(String file, long from, long to) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (long seq = from; seq < to; seq++) {
            lines.append("{\"seq\":")
                    .append(seq)
                    .append(
                            ",\"timestamp\":\"2026-01-02T03:04:05.678Z\",\"who\":\"agent\",\"what\":\"file_write\",\"hash\":\"")
                    .append("ab".repeat(32))
                    .append("\"}\n");
        }
        appendText(file, lines.toString());
    }

    void appendText(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Writes an entry of the dashboard chain that is linked to a hash, and gives its own. */
    String link(String file, String tip, String action) throws IOException {
        JsonObject entry = DashboardChain.entry(DashboardEvent.of(action, "project"), Instant.EPOCH);
        JsonObject line = DashboardChain.link(entry, tip);
        appendText(file, DashboardChain.line(line) + "\n");
        return DashboardChain.storedHash(line).orElseThrow();
    }

    Forwarding to(AuditSink sink, Consumer<String> warnings) {
        JacksonJsonReader json = new JacksonJsonReader();
        List<SourceChain> chains = List.of(
                new SourceChain(
                        ForwardedChain.AGENT,
                        FileChainSegments.agentChain(folder),
                        new FileCursorStore(folder.resolve("syslog.cursor"), json)),
                new SourceChain(
                        ForwardedChain.CHECKPOINTS,
                        FileChainSegments.checkpoints(folder),
                        new FileCursorStore(folder.resolve("syslog-checkpoints.cursor"), json)),
                new SourceChain(
                        ForwardedChain.DASHBOARD,
                        FileChainSegments.dashboardChain(folder, json),
                        new FileCursorStore(folder.resolve("dashboard.cursor"), json)));
        return Forwarding.of(() -> List.of(sink), () -> chains, () -> json, InstantSource.system(), () -> 42, warnings);
    }
}
