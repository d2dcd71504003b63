package dev.loki.adapter.fs.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvidenceTest {

    private static final Path FOLDER = Path.of("state").toAbsolutePath();
    private static final Path FILE = FOLDER.resolve("x.journal");

    private final MemoryStorage disk = new MemoryStorage();

    @Test
    void aCopyIsKeptAndTheFileStaysWhereItIs() throws IOException {
        disk.put(FILE, new byte[] {1, 2, 3});

        assertThat(new Evidence(disk, FOLDER).keep("x.journal", "x.json")).containsExactly("x.journal.damaged");
        assertThat(new Evidence(disk, FOLDER).keep("x.journal")).containsExactly("x.journal.damaged.2");

        assertThat(disk.bytes(FILE)).containsExactly(1, 2, 3);
        assertThat(disk.bytes(FOLDER.resolve("x.journal.damaged.2"))).containsExactly(1, 2, 3);
    }

    /** As on a full disk: what is damaged is all that there is. */
    @ParameterizedTest
    @EnumSource(names = {"CREATE", "WRITE", "SYNC", "RENAME", "SYNC_FOLDER"})
    void whereACopyCannotBeWrittenNothingIsTakenAway(Step failing) {
        disk.put(FILE, new byte[] {1, 2, 3});
        disk.steps().fail((step, name) -> step == failing);

        assertThatIOException().isThrownBy(() -> new Evidence(disk, FOLDER).keep("x.journal"));

        assertThat(disk.bytes(FILE)).containsExactly(1, 2, 3);
        disk.steps().fail((step, name) -> false);
        assertThatNoException().isThrownBy(() -> new Evidence(disk, FOLDER).keep("x.journal"));
        assertThat(disk.bytes(FOLDER.resolve("x.journal.damaged"))).containsExactly(1, 2, 3);
    }

    @Test
    void aCopyThatIsNotFinishedTakesNoRoom() {
        disk.put(FILE, new byte[] {1, 2, 3});
        disk.steps().fail((step, name) -> step == Step.SYNC);

        assertThatIOException().isThrownBy(() -> new Evidence(disk, FOLDER).keep("x.journal"));

        assertThat(disk.bytes(FOLDER.resolve(".x.journal.damaged.tmp"))).isEmpty();
    }

    @Test
    void whatIsNoFileThatCanBeReadIsKeptItself(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("x.journal"));

        assertThat(new Evidence(new DiskStorage(), folder).keep("x.journal")).containsExactly("x.journal.damaged");

        assertThat(folder.resolve("x.journal")).doesNotExist();
        assertThat(folder.resolve("x.journal.damaged")).isDirectory();
    }
}
