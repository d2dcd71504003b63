package dev.loki.adapter.fs.event;

import dev.loki.contracts.event.EventGroupsContract;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.event.EventBus;
import dev.loki.testing.MemoryFolder;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;

class FileEventGroupsTest extends EventGroupsContract {

    @TempDir(factory = MemoryFolder.class)
    private Path project;

    @Override
    protected EventBus open() {
        return new FileEventBus(
                project.resolve(".loki/events"), new JacksonJsonReader(), Clock.systemUTC(), EventBusSettings.DEFAULT);
    }
}
