package dev.loki.adapter.fs.event;

import dev.loki.contracts.event.EventBusContract;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.event.EventBus;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;

class FileEventBusTest extends EventBusContract {

    @TempDir
    private Path project;

    @Override
    protected EventBus open() {
        return new FileEventBus(
                project.resolve(".loki/events"), new JacksonJsonReader(), Clock.systemUTC(), EventBusSettings.DEFAULT);
    }
}
