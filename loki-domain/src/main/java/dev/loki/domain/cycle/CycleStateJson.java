package dev.loki.domain.cycle;

import dev.loki.domain.json.JsonFieldException;
import dev.loki.domain.json.JsonFields;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.quality.ReportReader;
import dev.loki.domain.quality.ReportWriter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** A {@link CycleState} as JSON. */
public final class CycleStateJson {

    private static final String VERSION = "version";
    private static final int PRESENT = 1;
    private static final int LONGEST = 10_000;

    private CycleStateJson() {}

    public static JsonObject write(CycleState state) {
        JsonObject.Builder json = JsonObject.builder()
                .put(VERSION, PRESENT)
                .put("run_file_sha256", state.hash())
                .put("iteration", state.iteration())
                .put("next", state.next())
                .put("attempts", state.attempts())
                .put("gates", ReportWriter.array(state.gates()))
                .put("failing", state.failing())
                .put("failed_iterations", state.failedIterations())
                .put("denials", state.denials())
                .put("worked_ms", state.worked().toMillis());
        state.notBefore().ifPresent(at -> json.put("not_before", at.toString()));
        state.stop().ifPresent(stop -> json.put("stop", stop(stop)));
        return json.build();
    }

    private static JsonObject stop(CycleStop stop) {
        return JsonObject.builder()
                .put("reason", stop.reason().wireName())
                .put("exit_code", stop.exitCode())
                .put("message", stop.message())
                .build();
    }

    /**
     * The state that was written.
     *
     * @throws JsonFieldException naming the field
     */
    public static CycleState read(JsonValue document) {
        JsonFields fields = JsonFields.of(document);
        if (count(fields, VERSION, Integer.MAX_VALUE) != PRESENT) {
            throw fields.problem(VERSION, "expected " + PRESENT + "; another version of Loki wrote this");
        }
        int iteration = count(fields, "iteration", Integer.MAX_VALUE - 1);
        if (iteration == 0) {
            throw fields.problem("iteration", "expected a whole number from 1");
        }
        return new CycleState(
                fields.requiredText("run_file_sha256", 64),
                iteration,
                count(fields, "next", Integer.MAX_VALUE),
                count(fields, "attempts", Integer.MAX_VALUE - 1),
                ReportReader.gates(document),
                fields.flag("failing").orElseThrow(() -> fields.problem("failing", "expected true or false")),
                count(fields, "failed_iterations", Integer.MAX_VALUE - 1),
                count(fields, "denials", Integer.MAX_VALUE - 1),
                Duration.ofMillis(fields.count("worked_ms").orElse(0)),
                fields.text("not_before", LONGEST).map(text -> instant(fields, text)),
                fields.optionalObject("stop").map(CycleStateJson::stop));
    }

    private static CycleStop stop(JsonFields stop) {
        CycleStop.Reason reason = CycleStop.Reason.named(stop.requiredText("reason", LONGEST))
                .orElseThrow(() -> stop.problem("reason", "expected a reason, such as denied"));
        return new CycleStop(
                reason,
                count(stop, "exit_code", 255),
                stop.text("message", LONGEST).orElse(""));
    }

    private static int count(JsonFields fields, String name, int most) {
        long count =
                fields.count(name).orElseThrow(() -> fields.problem(name, "expected a whole number, found nothing"));
        if (count > most) {
            throw fields.problem(name, "expected at most " + most);
        }
        return (int) count;
    }

    private static Instant instant(JsonFields fields, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw fields.problem("not_before", "expected an instant, such as 2026-02-21T10:00:00Z");
        }
    }
}
