package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramStampTest {

    @TempDir
    private Path folder;

    @Test
    void aProgramThatWasReplacedOrTakenAwayIsAnotherOne() throws IOException {
        Path jar = Files.writeString(folder.resolve("loki.jar"), "one");
        ProgramStamp stamp = ProgramStamp.of(jar);
        assertThat(stamp.change()).isEmpty();

        Files.move(jar, folder.resolve("old.jar"));
        assertThat(stamp.change()).hasValueSatisfying(why -> assertThat(why).contains("loki.jar"));
        Files.writeString(jar, "two");
        assertThat(stamp.change()).isPresent();
    }
}
