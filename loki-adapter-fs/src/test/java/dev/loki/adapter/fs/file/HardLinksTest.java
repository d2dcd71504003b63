package dev.loki.adapter.fs.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HardLinksTest {

    @TempDir
    private Path folder;

    @Test
    void aNameIsGivenOnceAndNeverTakenAway() throws IOException {
        Path one = Files.writeString(folder.resolve("one"), "1");
        Path two = Files.writeString(folder.resolve("two"), "2");

        assertThat(HardLinks.create(folder.resolve("name"), one)).isTrue();
        assertThat(HardLinks.create(folder.resolve("name"), two)).isFalse();
        assertThat(folder.resolve("name")).hasContent("1");
        assertThat(folder.resolve("two")).hasContent("2");
    }

    /** As link(2) answers on FAT, on network and user-space file systems, and where there is no such system call. */
    @ParameterizedTest
    @ValueSource(strings = {"Operation not permitted", "Operation not supported", "Function not implemented"})
    void aFileSystemThatAnswersThatItHasNoneIsNamedWithWhatIsNeeded(String answer) {
        assertThatExceptionOfType(NoHardLinksException.class)
                .isThrownBy(() -> HardLinks.create(folder.resolve("name"), folder, (name, file) -> {
                    throw new FileSystemException(name.toString(), file.toString(), answer);
                }))
                .satisfies(e -> assertSaid(e, answer));
    }

    @Test
    void aProviderWithoutThemIsNamedWithWhatIsNeeded() {
        assertThatExceptionOfType(NoHardLinksException.class)
                .isThrownBy(() -> HardLinks.create(folder.resolve("name"), folder, (name, file) -> {
                    throw new UnsupportedOperationException();
                }))
                .satisfies(e -> assertSaid(e, "not supported"));
    }

    @Test
    void whatElseGoesWrongIsWhatItIs() {
        Path name = folder.resolve("name");
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> HardLinks.create(name, folder.resolve("missing")));
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> HardLinks.create(name, folder, (link, file) -> {
                    throw new FileSystemException(link.toString(), null, "No space left on device");
                }))
                .isNotInstanceOf(NoHardLinksException.class);
    }

    private static void assertSaid(NoHardLinksException e, String answer) {
        assertThat(IoReason.of(e)).isEqualTo("the file system makes no hard link (" + answer + ")");
        assertThat(IoReason.adviceToWrite(e)).startsWith("keep .loki on a local file system that has them");
    }
}
