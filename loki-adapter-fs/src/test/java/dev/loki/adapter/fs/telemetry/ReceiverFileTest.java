package dev.loki.adapter.fs.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.domain.telemetry.ReceiverAddress;
import dev.loki.json.JacksonJsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverFileTest {

    private static final String TOKEN = "0123456789abcdef".repeat(4);

    @TempDir
    private Path folder;

    @Test
    void anAddressIsKeptForItsOwnerAlone() throws IOException {
        ReceiverFile file = file();
        assertThat(file.read()).isEmpty();

        file.write(new ReceiverAddress(41_234, TOKEN));

        assertThat(file.read()).contains(new ReceiverAddress(41_234, TOKEN));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.file())))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"port\":1}",
                "{\"port\":99999999999,\"token\":\"" + "aaaaaaaaaaaaaaaa" + "\"}",
                "{\"port\":1,\"token\":\"hunter2\"}",
                "{\"port\":\"hunter2\",\"token\":\"hunter2\"}"
            })
    void anythingElseIsRefusedByNameAndQuotesNothing(String text) throws IOException {
        Files.createDirectories(file().file().getParent());
        Files.writeString(file().file(), text);

        assertThatThrownBy(() -> file().read())
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("receiver.json")
                .hasMessageContaining("loki hook install")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aLinkInItsPlaceIsRefused() throws IOException {
        file().write(new ReceiverAddress(41_234, TOKEN));
        Path elsewhere = folder.resolve("elsewhere.json");
        Files.move(file().file(), elsewhere);
        Files.createSymbolicLink(file().file(), elsewhere);

        assertThatThrownBy(() -> file().read()).isInstanceOf(UnusableFileException.class);
    }

    private ReceiverFile file() {
        return new ReceiverFile(folder.resolve("state").resolve(ReceiverFile.NAME), new JacksonJsonReader());
    }
}
