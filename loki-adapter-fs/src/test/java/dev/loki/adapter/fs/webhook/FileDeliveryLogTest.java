package dev.loki.adapter.fs.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.adapter.fs.storage.MemoryStorage;
import dev.loki.contracts.webhook.DeliveryLogContract;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.webhook.DeliveryLog;
import dev.loki.ports.webhook.DeliveryLogException;
import dev.loki.testing.MemoryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDeliveryLogTest extends DeliveryLogContract {

    private static final Instant NOW = Instant.parse("2026-02-21T10:00:00Z");

    @TempDir(factory = MemoryFolder.class)
    private Path temp;

    @Override
    protected DeliveryLog open() {
        return new FileDeliveryLog(file(), new JacksonJsonReader());
    }

    @Test
    void whatIsOlderThanEightDaysLeavesTheFile() throws IOException {
        DeliveryLog log = open();
        for (int n = 0; n < 1_500; n++) {
            log.note("github", "old-" + n, NOW);
        }
        for (int n = 0; n < 200; n++) {
            log.note("github", "new-" + n, NOW.plus(Duration.ofDays(9)));
            log.handled("github", "new-" + n, NOW.plus(Duration.ofDays(9)));
        }

        assertThat(Files.readAllLines(file())).hasSizeLessThan(1_500).noneMatch(line -> line.contains("old-"));
        assertThat(open().note("github", "new-0", NOW.plus(Duration.ofDays(9)))).isFalse();
    }

    @Test
    void whatWasNotedSurvivesEveryPowerLoss() {
        MemoryStorage disk = new MemoryStorage();
        Path file = file().toAbsolutePath();
        assertThat(new FileDeliveryLog(disk, file, new JacksonJsonReader()).note("jira", "1", NOW))
                .isTrue();

        assertThat(disk.crashStates()).isNotEmpty().allSatisfy(left -> assertThat(
                        new FileDeliveryLog(left, file, new JacksonJsonReader()).note("jira", "1", NOW))
                .isFalse());
    }

    @Test
    void whereItCannotBeWrittenTheDeliveryCannotBeTaken() throws IOException {
        Files.createDirectories(file());
        assertThatExceptionOfType(DeliveryLogException.class)
                .isThrownBy(() -> open().note("jira", "1", NOW))
                .withMessageContaining("deliveries.jsonl");
    }

    private Path file() {
        return temp.resolve("integrations").resolve("deliveries.jsonl");
    }
}
