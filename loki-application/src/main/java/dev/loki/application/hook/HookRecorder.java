package dev.loki.application.hook;

import dev.loki.application.audit.Actor;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.audit.Redaction;
import dev.loki.application.trace.OpenSpan;
import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.hook.HookCall;
import dev.loki.domain.hook.HookMoment;
import dev.loki.domain.hook.HookVerdict;
import dev.loki.domain.hook.ToolQuestions;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.scan.ContentScanner;
import dev.loki.domain.scan.Finding;
import dev.loki.domain.trace.SpanDetails;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts on record what agents' hooks ask and tell, secrets masked. Of what a tool answered there is the length and the
 * SHA-256, and how many secrets were seen in it. Thread-safe.
 */
final class HookRecorder {

    private final AuditTrail audit;

    HookRecorder(AuditTrail audit) {
        this.audit = audit;
    }

    /**
     * Records a tool call and its answer.
     *
     * @throws dev.loki.ports.audit.AuditLogException where that could not be done
     */
    void call(HookCall call, HookVerdict verdict, Actor actor, OpenSpan span) {
        JsonObject details = about(call, actor)
                .put("decision", verdict.passes() ? "ALLOW" : "DENY")
                .put("input", Redaction.brief(call.input()))
                .build();
        String subject = ToolQuestions.of(call).subject().orElseGet(() -> tool(call));
        record(new AuditDraft(actor.name(), AuditActions.TOOL_CALL, subject, reason(verdict), details), span);
    }

    /**
     * Records what is only looked on.
     *
     * @throws dev.loki.ports.audit.AuditLogException where that could not be done
     */
    void told(HookCall call, HookVerdict verdict, Actor actor, OpenSpan span) {
        JsonObject.Builder details = about(call, actor);
        String text = call.toldText();
        if (call.moment() == HookMoment.SESSION_START || call.moment() == HookMoment.SESSION_END) {
            details.put("told", text);
        } else if (!text.isEmpty()) {
            content(text, details);
        }
        if (call.moment() == HookMoment.PROMPT) {
            details.put(
                    "prompt",
                    Redaction.brief(JsonObject.builder().put("prompt", text).build())
                            .string("prompt")
                            .orElse(""));
        }
        record(new AuditDraft(actor.name(), what(call.moment()), tool(call), reason(verdict), details.build()), span);
    }

    /** A digest of what holds a secret would let it be guessed. */
    private static void content(String text, JsonObject.Builder details) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        JsonObject findings = findings(text);
        details.put("length", bytes.length);
        if (findings.members().isEmpty()) {
            details.put("sha256", Sha256.hex(bytes));
        }
        details.put("findings", findings);
    }

    private void record(AuditDraft draft, OpenSpan span) {
        audit.record(draft).ifPresent(entry -> span.add(SpanDetails.audited(entry.seq(), entry.hash())));
    }

    private static JsonObject.Builder about(HookCall call, Actor actor) {
        JsonObject.Builder details =
                actor.sessionMetadata().put("agent", call.agent()).put("event", call.event());
        put(details, "agent_session", call.session());
        put(details, "cwd", call.cwd());
        put(details, "tool", tool(call));
        put(details, "call_id", call.callId());
        return details;
    }

    private static @Nullable String tool(HookCall call) {
        return call.tool().isEmpty() ? null : call.tool();
    }

    private static void put(JsonObject.Builder details, String name, @Nullable String value) {
        if (value != null) {
            details.put(name, value);
        }
    }

    private static @Nullable String reason(HookVerdict verdict) {
        return verdict.reason().isEmpty() ? null : verdict.reason();
    }

    private static String what(HookMoment moment) {
        return switch (moment) {
            case BEFORE_TOOL -> AuditActions.TOOL_CALL;
            case AFTER_TOOL, AFTER_TOOLS -> AuditActions.TOOL_RESULT;
            case PROMPT -> AuditActions.AGENT_PROMPT;
            case SESSION_START -> AuditActions.AGENT_SESSION_START;
            case SESSION_END -> AuditActions.AGENT_SESSION_END;
            case STOP -> AuditActions.AGENT_STOP;
        };
    }

    /** How often each detector of secrets found something. */
    private static JsonObject findings(String text) {
        Map<String, Long> counts = ContentScanner.SECRETS.scan(text).stream()
                .collect(Collectors.groupingBy(Finding::detector, TreeMap::new, Collectors.counting()));
        JsonObject.Builder findings = JsonObject.builder();
        counts.forEach((detector, count) -> findings.put(detector, JsonNumber.of(count)));
        return findings.build();
    }
}
