package dev.loki.cli.telemetry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A recording of runs, as OTLP JSON lines. */
public final class RecordedRun {

    public static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static final long START = 1_790_000_000_000_000_000L;
    private static final long A_MILLISECOND = 1_000_000;

    private final List<String> lines = new ArrayList<>();
    private int nextId = 1;

    /** A run with a denial, a gate that failed, an agent and what it took. */
    public static RecordedRun usual() {
        RecordedRun run = new RecordedRun();
        String session = run.span("loki-mode", "", "loki.session", 0, 10_000, "{}", text("loki.session.id", "s1"));
        run.span("loki-mode", session, "loki.policy.check", 1, 3, "{}", check("ALLOW"));
        String command = run.span("loki-mode", session, "loki.command", 10, 9_900, "{}", "");
        String agent = run.span("claude-code", command, "claude_code.interaction", 100, 9_000, "{}", "");
        run.span("claude-code", agent, "claude_code.llm_request", 200, 3_000, "{}", usage(1_200, 345, 0.25));
        String tool = run.span(
                "claude-code",
                agent,
                "claude_code.tool",
                3_300,
                20,
                "{\"code\":2,\"message\":\"denied: production database\"}",
                text("tool_name", "Bash"));
        run.span(
                "loki-mode",
                tool,
                "loki.policy.check",
                3_302,
                4,
                "{}",
                check("DENY") + "," + text("loki.policy.code", "policy_violation"));
        run.span(
                "loki-mode",
                session,
                "loki.quality_gate",
                9_910,
                50,
                "{}",
                text("loki.quality_gate.name", "coverage")
                        + ",{\"key\":\"loki.quality_gate.passed\",\"value\":{\"boolValue\":false}}");
        return run;
    }

    /** Adds a span, and returns its id. */
    public String span(
            String service,
            String parent,
            String name,
            long fromMillis,
            long millis,
            String status,
            String attributes) {
        String id = String.format("%016x", nextId++);
        long start = START + fromMillis * A_MILLISECOND;
        lines.add("{\"resourceSpans\":[{\"resource\":{\"attributes\":[" + text("service.name", service)
                + "]},\"scopeSpans\":[{\"spans\":[{\"traceId\":\"" + TRACE + "\",\"spanId\":\"" + id
                + "\",\"parentSpanId\":\"" + parent + "\",\"name\":\"" + name + "\",\"kind\":1,\"startTimeUnixNano\":\""
                + start + "\",\"endTimeUnixNano\":\"" + (start + millis * A_MILLISECOND) + "\",\"status\":" + status
                + ",\"attributes\":[" + attributes + "]}]}]}]}");
        return id;
    }

    public static String text(String name, String value) {
        return "{\"key\":\"" + name + "\",\"value\":{\"stringValue\":\"" + value + "\"}}";
    }

    public static String check(String verdict) {
        return text("loki.policy.decision", verdict) + "," + text("loki.policy.point", "pre_execution");
    }

    private static String usage(long in, long out, double usd) {
        return text("model", "opus") + ",{\"key\":\"input_tokens\",\"value\":{\"intValue\":\"" + in
                + "\"}},{\"key\":\"output_tokens\",\"value\":{\"intValue\":\"" + out
                + "\"}},{\"key\":\"cost_usd\",\"value\":{\"doubleValue\":" + usd + "}}";
    }

    public String lines() {
        return String.join("\n", lines) + "\n";
    }

    /** Where commands look for it without being told. */
    public void recordIn(Path project) throws IOException {
        Path folder = Files.createDirectories(project.resolve(".loki").resolve("telemetry"));
        Files.writeString(folder.resolve("traces.jsonl"), lines());
    }
}
