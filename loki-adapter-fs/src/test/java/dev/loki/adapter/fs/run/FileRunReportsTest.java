package dev.loki.adapter.fs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.contracts.run.RunReportsContract;
import dev.loki.ports.run.RunReportException;
import dev.loki.ports.run.RunReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileRunReportsTest extends RunReportsContract {

    @TempDir
    private Path scratch;

    @Override
    protected RunReports open() {
        return new FileRunReports(scratch.resolve("reports"));
    }

    @Test
    void aFileOfAnotherNameIsNoReport() throws IOException {
        RunReports reports = open();
        reports.keep("a1", new byte[] {'{', '}'});
        Files.writeString(scratch.resolve("reports").resolve("notes.txt"), "x");
        assertThat(reports.names()).containsExactly("run-a1.json");
    }

    @Test
    void noReportIsWrittenWhereALinkLeads() throws IOException {
        Path elsewhere = Files.createDirectory(scratch.resolve("elsewhere"));
        Files.createSymbolicLink(scratch.resolve("reports"), elsewhere);
        assertThatExceptionOfType(RunReportException.class)
                .isThrownBy(() -> open().keep("a1", new byte[] {'{', '}'}))
                .withMessageContaining("reports");
        assertThat(elsewhere).isEmptyDirectory();
    }
}
