package dev.loki.adapter.fs.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.fs.storage.MemoryStorage;
import dev.loki.contracts.outbox.InMemoryOutboxProgress;
import dev.loki.domain.tracker.StatusNames;
import dev.loki.domain.tracker.WorkComment;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OutboxPowerLossTest {

    private static final Path FOLDER = Path.of("outbox").toAbsolutePath();

    private final MemoryStorage disk = new MemoryStorage();

    @Test
    void whatReturnedSurvivesEveryPowerLoss() {
        OutboxTracker tracker = new OutboxTracker(on(disk), "jira", "here", StatusNames.DEFAULT);
        for (int n = 1; n <= 12; n++) {
            tracker.postComment("PROJ-1", new WorkComment("operation " + n, "text", false));
            int put = n;
            assertThat(disk.crashStates()).isNotEmpty().allSatisfy(left -> assertThat(
                            on(left).contents().orElseThrow().calls())
                    .hasSize(put));
        }
    }

    private static FileOutbox on(MemoryStorage disk) {
        return new FileOutbox(
                disk, FOLDER, new InMemoryOutboxProgress(), TestOutbox.JSON, () -> TestOutbox.NOW, () -> 42);
    }
}
