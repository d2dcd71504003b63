package dev.loki.adapter.fs.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.fs.storage.MemoryStorage;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.tracker.SentJournal.Begun;
import dev.loki.ports.tracker.SentJournal.Done;
import dev.loki.ports.tracker.SentJournal.Unknown;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SentPowerLossTest {

    private static final Path FILE = Path.of("sent.jsonl");

    private final MemoryStorage disk = new MemoryStorage();
    private final SentJournal journal = on(disk);

    @Test
    void whatReturnedSurvivesEveryPowerLossAlsoWhereTheFileWasWrittenAnew() {
        for (int n = 0; n < 1_100; n++) {
            journal.done("sticky", "1", "text " + n);
            if (n % 90 == 0 || (n > 995 && n < 1_005)) {
                Done last = new Done("1", "text " + n);
                assertThat(disk.crashStates()).isNotEmpty().allSatisfy(left -> assertThat(on(left).of("sticky"))
                        .isEqualTo(last));
            }
        }
    }

    @Test
    void whatWasRefusedStaysSoAndWhatBeganIsKnownAtOnce() {
        journal.begin("one");
        journal.begin("two");
        journal.refused("two");

        assertThat(disk.crashStates()).isNotEmpty().allSatisfy(left -> {
            assertThat(on(left).of("one")).isEqualTo(new Begun());
            assertThat(on(left).of("two")).isEqualTo(new Unknown());
        });
    }

    private static SentJournal on(MemoryStorage disk) {
        return new FileSentJournal(disk, FILE.toAbsolutePath(), new JacksonJsonReader());
    }
}
