package dev.loki.adapter.fs.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.ports.cycle.CycleWishes.Wish;
import dev.loki.ports.cycle.StepLogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCycleWishesTest {

    @TempDir
    private Path folder;

    @Test
    void filesSayWhatIsWanted() throws IOException {
        FileCycleWishes wishes = new FileCycleWishes(folder);
        assertThat(wishes.wish()).isEqualTo(Wish.GO_ON);
        Files.createFile(folder.resolve("PAUSE"));
        assertThat(wishes.wish()).isEqualTo(Wish.PAUSE);
        Files.createFile(folder.resolve("STOP"));
        assertThat(wishes.wish()).isEqualTo(Wish.STOP);
        wishes.stopped();
        assertThat(wishes.wish()).isEqualTo(Wish.PAUSE);
        Files.delete(folder.resolve("PAUSE"));
        assertThat(wishes.wish()).isEqualTo(Wish.GO_ON);
    }

    @Test
    void whereThereIsNoFolderNothingIsWanted() {
        FileCycleWishes wishes = new FileCycleWishes(folder.resolve("none"));
        wishes.stopped();
        assertThat(wishes.wish()).isEqualTo(Wish.GO_ON);
    }

    @Test
    void aLinkInThePlaceOfALogsFolderIsNotFollowed(@TempDir Path elsewhere) throws IOException {
        FileStepLogs logs = new FileStepLogs(folder);
        Files.createSymbolicLink(folder.resolve("logs"), elsewhere);
        assertThatThrownBy(() -> logs.keep("4f2a", "0001-act-1", "x"))
                .isInstanceOf(StepLogException.class)
                .hasMessageContaining("logs is there, but is no folder; move it away");
        Files.delete(folder.resolve("logs"));
        Files.createDirectory(folder.resolve("logs"));
        Files.createSymbolicLink(folder.resolve("logs/4f2a"), elsewhere);
        assertThatThrownBy(() -> logs.keep("4f2a", "0001-act-1", "x")).isInstanceOf(StepLogException.class);
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void outputIsKeptForItsOwnerOnly() throws IOException {
        FileStepLogs logs = new FileStepLogs(folder);
        assertThat(logs.keep("4f2a", "0001-act-1", "é\n")).isEqualTo("logs/4f2a/0001-act-1.log");
        Path log = folder.resolve("logs/4f2a/0001-act-1.log");
        assertThat(log).hasContent("é\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> logs.keep("..", "x", "")).isInstanceOf(IllegalArgumentException.class);
    }
}
