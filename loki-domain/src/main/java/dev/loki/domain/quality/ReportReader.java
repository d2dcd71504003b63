package dev.loki.domain.quality;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonFieldException;
import dev.loki.domain.json.JsonFields;
import dev.loki.domain.json.JsonValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code quality-gates.json} and {@code summary.json}, in the format of docs/files.md. What other programs put beside
 * is passed over; what is too much, or is not what it should be, is refused.
 */
public final class ReportReader {

    private static final String GATES = "gates";
    private static final int MAX_GATES = 200;
    private static final int MAX_FINDINGS = 1_000;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_LINE = 10_000;
    private static final int LONGEST_TEXT = 200_000;
    private static final long MOST_SECONDS = 366L * 24 * 3600;
    private static final long MOST_DOLLARS = 1_000_000_000;

    private ReportReader() {}

    /**
     * The gates of {@code quality-gates.json}: an object with {@code gates}, or the array itself.
     *
     * @throws JsonFieldException naming the field
     */
    public static List<GateResult> gates(JsonValue document) {
        List<JsonFields> gates = document instanceof JsonArray array
                ? JsonFields.each(array, "", MAX_GATES)
                : JsonFields.of(document).objects(GATES, MAX_GATES);
        return gates.stream().map(ReportReader::gate).toList();
    }

    private static GateResult gate(JsonFields gate) {
        return new GateResult(
                gate.requiredText("name", LONGEST_NAME),
                verdict(gate),
                gate.text("details", LONGEST_LINE).orElse(""),
                gate.objects("findings", MAX_FINDINGS).stream()
                        .map(ReportReader::finding)
                        .toList());
    }

    /** A gate that does not say how it ended is no gate that passed. */
    private static GateVerdict verdict(JsonFields gate) {
        Optional<GateVerdict> passed = gate.flag("passed").map(GateVerdict::of);
        Optional<GateVerdict> result = gate.text("result", LONGEST_NAME).map(word -> GateVerdict.of(word)
                .orElseThrow(() -> gate.problem("result", "expected pass, fail or skip")));
        if (passed.isEmpty() && result.isEmpty()) {
            throw gate.problem("passed", "expected true or false, or pass, fail or skip in result; found neither");
        }
        boolean contradictory = passed.isPresent()
                && result.filter(word -> (word == GateVerdict.PASSED) != (passed.get() == GateVerdict.PASSED))
                        .isPresent();
        if (contradictory) {
            throw gate.problem("result", "contradicts passed; leave one of them out");
        }
        return result.or(() -> passed).orElseThrow();
    }

    private static GateFinding finding(JsonFields finding) {
        return new GateFinding(
                finding.text("severity", LONGEST_NAME).orElse(""),
                finding.text("message", LONGEST_LINE).orElse(""),
                finding.text("file", LONGEST_LINE).orElse(""),
                finding.count("line"));
    }

    /**
     * What {@code summary.json} says.
     *
     * @throws JsonFieldException naming the field
     */
    public static ExecutionSummary summary(JsonValue document) {
        JsonFields fields = JsonFields.of(document);
        return new ExecutionSummary(
                fields.text("session", LONGEST_NAME).orElse(""),
                fields.text("status", LONGEST_NAME).map(word -> success(fields, word)),
                fields.count("tasksCompleted"),
                fields.count("tasksFailed"),
                fields.count("totalTasks"),
                duration(fields),
                fields.amount("costUsd", MOST_DOLLARS),
                fields.count("tokens"),
                fields.text("deploymentUrl", LONGEST_LINE).orElse(""),
                fields.text("summary", LONGEST_TEXT).orElse(""));
    }

    private static boolean success(JsonFields fields, String word) {
        return GateVerdict.of(word).orElseThrow(() -> fields.problem("status", "expected success or failure"))
                == GateVerdict.PASSED;
    }

    private static String duration(JsonFields fields) {
        Optional<BigDecimal> seconds = fields.amount("durationSeconds", MOST_SECONDS);
        if (seconds.isEmpty() && !fields.isText("duration")) {
            seconds = fields.amount("duration", MOST_SECONDS);
        }
        return seconds.map(BigDecimal::longValue)
                .map(ReportReader::words)
                .orElseGet(() -> fields.text("duration", LONGEST_NAME).orElse(""));
    }

    private static String words(long seconds) {
        Duration duration = Duration.ofSeconds(seconds);
        String hours = duration.toHours() == 0 ? "" : duration.toHours() + " h ";
        String minutes = duration.toMinutes() == 0 ? "" : duration.toMinutesPart() + " min ";
        return hours + minutes + duration.toSecondsPart() + " s";
    }
}
