package dev.loki.adapter.fs.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.contracts.forward.CursorStoreContract;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.forward.CursorStore;
import dev.loki.ports.forward.ForwardException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCursorStoreTest extends CursorStoreContract {

    @TempDir
    private Path folder;

    @Override
    protected CursorStore open() {
        return in(folder);
    }

    @Test
    void aFileThatIsNoCursorIsSaidWithHowToMendIt() throws IOException {
        Files.writeString(folder.resolve("syslog.cursor"), "{\"tcp://here:514\":{\"confirmed\":7}}");
        assertThatExceptionOfType(ForwardException.class)
                .isThrownBy(() -> open().read("tcp://here:514"))
                .withMessageContainingAll("syslog.cursor is no cursor", "move it away");
    }

    @Test
    void withoutAFolderThereIsNoChainAndNothingIsMade() {
        Path missing = folder.resolve("missing");
        assertThat(in(missing).tryAlone(() -> {})).isTrue();
        assertThat(in(missing).read("tcp://here:514")).isEmpty();
        assertThat(missing).doesNotExist();
    }

    private static CursorStore in(Path folder) {
        return new FileCursorStore(folder.resolve("syslog.cursor"), new JacksonJsonReader());
    }
}
