package dev.loki.adapter.fs.quality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.ports.quality.QualityFiles;
import dev.loki.ports.quality.QualityFiles.QualityFile;
import dev.loki.ports.run.RunReportException;
import dev.loki.testing.MemoryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LokiFolderFilesTest {

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    @BeforeEach
    void makeFolders() throws IOException {
        Files.createDirectory(folder.resolve("reports"));
        Files.createDirectory(folder.resolve("templates"));
    }

    @ParameterizedTest
    @EnumSource(QualityFile.class)
    void whatIsThereIsReadAndWhatIsNotIsEmpty(QualityFile file) throws IOException {
        QualityFiles files = new LokiFolderFiles(folder);
        assertThat(files.read(file)).isEmpty();
        Files.writeString(folder.resolve(file.path()), "text of " + file);
        assertThat(files.read(file))
                .hasValueSatisfying(bytes -> assertThat(bytes).asString(UTF_8).isEqualTo("text of " + file));
    }

    @Test
    void withoutLokisFolderNothingIsThere() {
        assertThat(new LokiFolderFiles(folder.resolve("none")).read(QualityFile.GATES))
                .isEmpty();
    }

    @Test
    void aLinkWouldShowEverybodyWhatItLeadsTo() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "x");
        Files.createSymbolicLink(folder.resolve(QualityFile.QUALITY_TEMPLATE.path()), secret);
        assertThatExceptionOfType(RunReportException.class)
                .isThrownBy(() -> new LokiFolderFiles(folder).read(QualityFile.QUALITY_TEMPLATE))
                .withMessageContaining("expected a regular file, found a symbolic link");
    }

    @Test
    void nothingIsWrittenWhereALinkLeads() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.delete(folder.resolve("reports"));
        Files.createSymbolicLink(folder.resolve("reports"), elsewhere);
        assertThatExceptionOfType(RunReportException.class)
                .isThrownBy(() -> new LokiFolderFiles(folder).write(QualityFile.GATES, new byte[] {'{', '}'}))
                .withMessageContaining("reports");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void aFileThatIsTooLargeIsRefused() throws IOException {
        Files.write(folder.resolve(QualityFile.GATES.path()), new byte[QualityFiles.MAX_BYTES + 1]);
        assertThatExceptionOfType(RunReportException.class)
                .isThrownBy(() -> new LokiFolderFiles(folder).read(QualityFile.GATES))
                .withMessageContaining("larger than " + QualityFiles.MAX_BYTES + " bytes");
    }
}
