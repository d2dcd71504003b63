package dev.loki.adapter.fs.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.contracts.tracker.SentJournalContract;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.tracker.SentJournal.Begun;
import dev.loki.ports.tracker.SentJournal.Done;
import dev.loki.ports.tracker.SentJournal.Unknown;
import dev.loki.ports.tracker.SentJournalException;
import dev.loki.testing.MemoryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSentJournalTest extends SentJournalContract {

    @TempDir(factory = MemoryFolder.class)
    private Path temp;

    @Override
    protected SentJournal open() {
        return new FileSentJournal(file(), new JacksonJsonReader());
    }

    @Test
    void whoOnlyAsksMakesNothing() {
        assertThat(open().of("op")).isEqualTo(new Unknown());
        assertThat(file().getParent()).doesNotExist();
    }

    @Test
    void aTornLastLineWasNeverAcknowledgedAndTheNextTakesItsPlace() throws IOException {
        SentJournal journal = open();
        journal.done("one", "1", "first");
        Files.writeString(file(), "{\"key\":\"two\",\"value\":{\"state\":\"do", StandardOpenOption.APPEND);

        assertThat(journal.of("two")).isEqualTo(new Unknown());
        assertThat(open().of("one")).isEqualTo(new Done("1", "first"));
        journal.begin("three");
        assertThat(open().of("three")).isEqualTo(new Begun());
        assertThat(open().of("two")).isEqualTo(new Unknown());
        assertThat(Files.readAllLines(file())).hasSize(3);
    }

    @Test
    void aFileOfWhichNothingButTheNameWasWrittenIsAnEmptyOne() throws IOException {
        Files.createDirectories(file().getParent());
        for (String left : new String[] {"", "{\"gener"}) {
            Files.writeString(file(), left);
            SentJournal journal = open();
            assertThat(journal.of("one")).isEqualTo(new Unknown());
            journal.begin("one");
            assertThat(open().of("one")).isEqualTo(new Begun());
        }
    }

    @Test
    void whatCountsNoMoreIsTakenOutAndOtherHandlesReadOn() throws IOException {
        SentJournal reader = open();
        SentJournal writer = open();
        writer.done("kept", "7", "");
        assertThat(reader.of("kept")).isEqualTo(new Done("7", ""));
        for (int n = 0; n < 2_500; n++) {
            writer.done("sticky", "8", "text " + n);
        }

        assertThat(Files.readAllLines(file())).hasSizeLessThan(1_200);
        assertThat(reader.of("kept")).isEqualTo(new Done("7", ""));
        assertThat(reader.of("sticky")).isEqualTo(new Done("8", "text 2499"));
        reader.done("late", "9", "");
        assertThat(writer.of("late")).isEqualTo(new Done("9", ""));
    }

    @Test
    void aLineThatCannotBeReadIsNamedAndNothingIsSent() throws IOException {
        SentJournal journal = open();
        journal.begin("one");
        Files.writeString(file(), "no json\n{}\n", StandardOpenOption.APPEND);

        assertThatExceptionOfType(SentJournalException.class)
                .isThrownBy(() -> journal.of("one"))
                .withMessageContainingAll("sent.jsonl", "line 3", "move it away");
        assertThatExceptionOfType(SentJournalException.class).isThrownBy(() -> journal.begin("two"));
    }

    private Path file() {
        return temp.resolve("integrations").resolve("sent.jsonl");
    }
}
