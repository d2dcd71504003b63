package dev.loki.adapter.fs.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.domain.usage.UnheardSession;
import dev.loki.json.JacksonJsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnheardFileTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsKeptIsReadAgain() throws IOException {
        List<UnheardSession> sessions =
                List.of(new UnheardSession("claude-code", "a \"b\"\n", 6), new UnheardSession("gemini", "", 1));
        assertThat(file().read()).isEmpty();

        file().write(sessions);

        assertThat(file().read()).isEqualTo(sessions);
        file().write(List.of());
        assertThat(file().read()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"sessions\":{}}",
                "{\"sessions\":[1]}",
                "{\"sessions\":[{\"calls\":1}]}",
                "{\"sessions\""
            })
    void anythingElseIsRefused(String text) throws IOException {
        Files.createDirectories(file().file().getParent());
        Files.writeString(file().file(), text);

        assertThatThrownBy(() -> file().read())
                .isInstanceOf(UnusableFileException.class)
                .hasMessageEndingWith("; remove it");
    }

    private UnheardFile file() {
        return new UnheardFile(folder.resolve("state").resolve(UnheardFile.NAME), new JacksonJsonReader());
    }
}
