package dev.loki.adapter.fs.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.contracts.cycle.CycleStoreContract;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.cycle.CycleStore;
import dev.loki.ports.cycle.CycleStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileCycleStoreTest extends CycleStoreContract {

    @TempDir
    private Path scratch;

    @Override
    protected CycleStore open() {
        return new FileCycleStore(file(), new JacksonJsonReader());
    }

    private Path file() {
        return scratch.resolve("state").resolve("run.json");
    }

    @Test
    void aStateIsReadByAnotherProcessesStore() {
        open().save(states().get(3));
        assertThat(open().load()).contains(states().get(3));
    }

    @Test
    void aProcessThatWasKilledLeavesTheStateBefore() throws IOException {
        open().save(states().get(0));
        Files.writeString(file().resolveSibling(".run.json.1234.tmp"), "{\"versi");
        assertThat(open().load()).contains(states().get(0));
    }

    @Test
    void nothingIsMadeWhereNothingIsSaved() {
        assertThat(open().load()).isEmpty();
        assertThat(scratch).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "               | run.json:1: column",
                "{\"version\":1, | run.json:1: column",
                "[]             | expected an object",
                "{\"version\":2}| version: expected 1",
                "{\"version\":1}| iteration: expected a whole number",
                "{\"version\":1,\"iteration\":0} | iteration: expected a whole number from 1",
                "{\"version\":1,\"iteration\":1,\"run_file_sha256\":\"a\",\"next\":-1} | next",
                "{\"version\":1,\"iteration\":1,\"run_file_sha256\":\"a\",\"next\":99999999999} | next: expected at most",
            })
    void whatIsNoStateIsRefusedWithTheWayOut(String text, String message) throws IOException {
        Files.createDirectories(file().resolveSibling("."));
        Files.writeString(file(), text == null ? "" : text);
        assertThatThrownBy(() -> open().load())
                .isInstanceOf(CycleStoreException.class)
                .hasMessageContainingAll(file().toString(), message, "start anew without --resume");
    }

    @Test
    void aLinkInThePlaceOfTheStateIsRefused() throws IOException {
        open().save(states().get(0));
        Path elsewhere = Files.move(file(), scratch.resolve("elsewhere.json"));
        Files.createSymbolicLink(file(), elsewhere);
        assertThatThrownBy(() -> open().load()).hasMessageContaining("symbolic link");
    }

    @Test
    void aStateThatCannotBeKeptIsSaidSo() throws IOException {
        Files.writeString(scratch.resolve("state"), "a file");
        assertThatThrownBy(() -> open().save(states().get(0)))
                .isInstanceOf(CycleStoreException.class)
                .hasMessageContainingAll("cannot write", "run.json");
        assertThatThrownBy(() -> open().alone(() -> {})).hasMessageContaining("cannot lock");
    }
}
