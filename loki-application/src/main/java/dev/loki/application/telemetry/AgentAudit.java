package dev.loki.application.telemetry;

import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.telemetry.LogRecord;
import dev.loki.domain.time.IsoTimestamp;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.usage.AgentEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The audit entry of what an agent tells it did: a decision on a tool, a tool's result, a prompt. Anybody can send
 * telemetry, so the entry is evidence of what was said: its {@code who} is the telemetry and the agent that it names, and
 * its {@code what} cannot be taken for an entry of Loki's own. What a tool answered is not recorded but by its length.
 */
final class AgentAudit {

    /** What {@code what} begins with. */
    static final String PREFIX = "telemetry_";

    private static final Set<String> EVENTS = Set.of("tool_decision", "tool_result", "user_prompt");
    private static final String OUTPUT = "output";

    /** What both agents tell of these, and who they are told of by name is not. */
    private static final List<String> KEPT = List.of(
            "prompt.id",
            "event.sequence",
            "tool_use_id",
            "call_id",
            "decision",
            "decision_type",
            "source",
            "decision_source",
            "success",
            "duration_ms",
            "error",
            "error_type",
            "tool_parameters",
            "tool_input",
            "arguments",
            "tool_input_size_bytes",
            "tool_result_size_bytes",
            "mcp_server",
            "mcp_server_scope",
            "prompt_length",
            "prompt");

    private AgentAudit() {}

    /** Empty where the event is none that is recorded. */
    static Optional<AuditDraft> of(AgentEvent event) {
        return EVENTS.contains(event.name()) ? Optional.of(draft(event)) : Optional.empty();
    }

    /** That entries are missing: more came in a minute than may. */
    static AuditDraft leftOut(long count, int perMinute) {
        JsonObject metadata = JsonObject.builder()
                .put("count", count)
                .put("per_minute", perMinute)
                .build();
        return new AuditDraft("telemetry", PREFIX + "entries_left_out", null, null, metadata);
    }

    private static AuditDraft draft(AgentEvent event) {
        String tool = event.text("tool_name");
        return new AuditDraft(
                "telemetry:" + event.agent().label(),
                PREFIX + event.name(),
                tool.isEmpty() ? null : tool,
                null,
                metadata(event));
    }

    private static JsonObject metadata(AgentEvent event) {
        LogRecord log = event.log();
        JsonObject.Builder metadata = JsonObject.builder()
                .put("session", event.session())
                .put("timestamp", IsoTimestamp.format(Instant.EPOCH.plusNanos(log.epochNanos())));
        if (log.traceId() != null && log.spanId() != null) {
            metadata.put("trace_id", log.traceId().hex())
                    .put("span_id", log.spanId().hex());
        }
        Attributes attributes = log.attributes();
        for (String name : KEPT) {
            Object value = attributes.get(name);
            if (value != null) {
                metadata.put(name, json(value));
            }
        }
        String output = event.text(OUTPUT);
        if (!output.isEmpty()) {
            metadata.put("output_length", output.length());
        }
        return metadata.build();
    }

    private static JsonValue json(Object value) {
        if (value instanceof Long number) {
            return JsonNumber.of(number);
        }
        if (value instanceof Double number) {
            return JsonNumber.of(number);
        }
        if (value instanceof List<?> texts) {
            return JsonArray.ofStrings(texts.stream().map(Object::toString).toList());
        }
        return value instanceof Boolean truth ? JsonBoolean.of(truth) : new JsonString(value.toString());
    }
}
