package dev.loki.contracts.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.ports.run.RunReportException;
import dev.loki.ports.run.RunReports;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link RunReports} does. */
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
public abstract class RunReportsContract {

    private static final List<String> NO_NAMES =
            List.of("", "..", "run-../x.json", "/etc/passwd", "run-a.json/..", "other.json", "run-a.json\n");

    private RunReports reports;

    /** A store without reports. */
    protected abstract RunReports open() throws Exception;

    @BeforeEach
    void openReports() throws Exception {
        reports = open();
    }

    @Test
    void aStoreWithoutReportsNamesNone() {
        assertThat(reports.names()).isEmpty();
    }

    @Test
    void whatIsKeptIsReadByItsNameAndNamedInOrder() {
        String second = reports.keep("b2", "{\"b\":2}\n".getBytes(UTF_8));
        String first = reports.keep("a1", "{\"a\":1}\n".getBytes(UTF_8));
        assertThat(reports.names()).containsExactly(first, second);
        assertThat(reports.read(first))
                .hasValueSatisfying(bytes -> assertThat(bytes).asString(UTF_8).isEqualTo("{\"a\":1}\n"));
    }

    @Test
    void aReportThatIsNotThereIsEmpty() {
        String name = reports.keep("a1", new byte[] {'{', '}'});
        assertThat(reports.read(name.replace("a1", "zz"))).isEmpty();
    }

    @Test
    void aNameThatIsNoneOfAReportIsRefused() {
        for (String name : NO_NAMES) {
            assertThatExceptionOfType(RunReportException.class).as(name).isThrownBy(() -> reports.read(name));
        }
    }
}
