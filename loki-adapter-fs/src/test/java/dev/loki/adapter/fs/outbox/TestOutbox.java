package dev.loki.adapter.fs.outbox;

import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.outbox.OutboxProgress;
import dev.loki.ports.outbox.WaitingCall;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Outboxes in a folder, whose clock stands still. */
final class TestOutbox {

    static final Instant NOW = Instant.parse("2026-02-21T10:00:00Z");
    static final JacksonJsonReader JSON = new JacksonJsonReader();

    private TestOutbox() {}

    static FileOutbox in(Path folder) {
        return new FileOutbox(folder, progress(folder), JSON, () -> NOW, () -> 42);
    }

    static OutboxProgress progress(Path folder) {
        return new FileOutboxProgress(folder, JSON);
    }

    static List<WaitingCall> calls(Path folder) {
        return in(folder).contents().orElseThrow().calls();
    }
}
