package dev.loki.adapter.fs.tracker;

import dev.loki.contracts.tracker.TrackedWorkContract;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.tracker.TrackedWork;
import dev.loki.testing.MemoryFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileTrackedWorkTest extends TrackedWorkContract {

    @TempDir(factory = MemoryFolder.class)
    private Path temp;

    @Override
    protected TrackedWork open() {
        return new FileTrackedWork(temp.resolve("integrations").resolve("tracked.jsonl"), new JacksonJsonReader());
    }
}
