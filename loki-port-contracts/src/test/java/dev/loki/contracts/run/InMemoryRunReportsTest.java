package dev.loki.contracts.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.ports.run.RunReportException;
import dev.loki.ports.run.RunReports;
import org.junit.jupiter.api.Test;

class InMemoryRunReportsTest extends RunReportsContract {

    @Override
    protected RunReports open() {
        return new InMemoryRunReports();
    }

    @Test
    void aTestChangesTakesAwayAndMakesItFail() {
        InMemoryRunReports reports = new InMemoryRunReports();
        String name = reports.keep("a1", new byte[] {1});
        reports.change(name, new byte[] {2});
        assertThat(reports.read(name))
                .hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(2));
        reports.remove(name);
        assertThat(reports.read(name)).isEmpty();
        reports.fail();
        assertThatExceptionOfType(RunReportException.class).isThrownBy(() -> reports.keep("a1", new byte[0]));
    }
}
