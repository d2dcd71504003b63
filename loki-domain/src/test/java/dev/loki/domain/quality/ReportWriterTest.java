package dev.loki.domain.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReportWriterTest {

    @Test
    void gatesAreReadAsTheyWereWritten() {
        List<GateResult> gates = List.of(
                new GateResult("unit-tests", GateVerdict.PASSED, "812 passed", List.of()),
                new GateResult("later", GateVerdict.SKIPPED, "", List.of()),
                new GateResult(
                        "review",
                        GateVerdict.FAILED,
                        "",
                        List.of(
                                new GateFinding("high", "made of texts", "src/Query.java", OptionalLong.of(12)),
                                new GateFinding("", "", "", OptionalLong.empty()))));
        assertThat(ReportReader.gates(ReportWriter.gates(gates))).isEqualTo(gates);
    }

    @Test
    void aSummaryIsReadAsItWasWritten() {
        ExecutionSummary summary = new ExecutionSummary(
                "4f2a",
                Optional.of(true),
                OptionalLong.of(3),
                OptionalLong.of(0),
                OptionalLong.of(3),
                "2 min 5 s",
                Optional.of(new BigDecimal("1.5")),
                OptionalLong.of(1_200),
                "https://example.org",
                "All is well.");
        assertThat(ReportReader.summary(ReportWriter.summary(summary, 125))).isEqualTo(summary);
    }

    @Test
    void whatIsNotKnownIsNotSaid() {
        assertThat(ReportWriter.summary(ExecutionSummary.NONE, 0)).hasToString("{\"durationSeconds\":0}");
    }
}
