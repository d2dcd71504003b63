package dev.loki.adapter.fs.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.contracts.policy.DecisionLogContract;
import dev.loki.domain.json.JsonObject;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.policy.DecisionLog;
import dev.loki.ports.policy.DecisionLogException;
import dev.loki.ports.policy.LoggedLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDecisionLogTest extends DecisionLogContract {

    private static final JsonObject LINE = JsonObject.builder().put("n", 1).build();

    @TempDir
    private Path folder;

    @Override
    protected DecisionLog open() {
        return log(FileDecisionLog.MAX_BYTES);
    }

    @Test
    void onlyItsOwnerMayReadTheFile() throws IOException {
        open().append(List.of(LINE));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void fullFileIsSetAsideAndOnePredecessorIsKept() throws IOException {
        DecisionLog log = log(20);
        for (int i = 0; i < 7; i++) {
            log.append(List.of(LINE));
        }
        assertThat(Files.readAllLines(file())).hasSize(1);
        assertThat(Files.readAllLines(file().resolveSibling("decisions.jsonl.1")))
                .hasSize(2);
        try (var files = Files.list(file().getParent())) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void tornLineIsReportedAndNothingRunsIntoIt() throws IOException {
        open().append(List.of(LINE));
        Files.writeString(file(), "{\"torn\":", StandardOpenOption.APPEND);
        assertThat(read().get(1).problem()).contains("torn");
        open().append(List.of(LINE));
        assertThat(read()).extracting(line -> line.value() != null).containsExactly(true, false, true);
    }

    @Test
    void foreignLinesAreReportedWithTheirNumbers() throws IOException {
        open().append(List.of(LINE));
        Files.writeString(file(), "hello\n[1]\n\n", StandardOpenOption.APPEND);
        assertThat(read()).extracting(LoggedLine::number).containsExactly(1L, 2L, 3L, 4L);
        assertThat(read()).filteredOn(line -> line.value() == null).hasSize(3);
    }

    @Test
    void linkIsNotFollowedAndAFolderIsRefused() throws IOException {
        Files.createDirectories(file().getParent());
        Path victim = Files.createFile(folder.resolve("victim"));
        Files.createSymbolicLink(file(), victim);
        assertThatThrownBy(() -> open().append(List.of(LINE)))
                .isInstanceOf(DecisionLogException.class)
                .hasMessageContaining("symbolic link");
        assertThat(victim).isEmptyFile();
        Files.delete(file());
        Files.createDirectory(file());
        assertThatThrownBy(() -> open().append(List.of(LINE))).hasMessageContaining("a folder");
    }

    private List<LoggedLine> read() {
        List<LoggedLine> lines = new ArrayList<>();
        open().read(lines::add);
        return lines;
    }

    private DecisionLog log(long maxBytes) {
        return new FileDecisionLog(file(), new JacksonJsonReader(), maxBytes);
    }

    private Path file() {
        return folder.resolve("log/decisions.jsonl");
    }
}
