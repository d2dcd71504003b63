package dev.loki.application.policy;

import dev.loki.application.trace.OpenSpan;
import dev.loki.application.trace.Tracer;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.ReasonCode;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanKind;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides at the enforcement points (seed, "Policy Engine"). A decision other than ALLOW is on record before it is
 * returned; where it cannot be recorded, it is DENY. Thread-safe.
 */
public final class PolicyControl {

    private static final String PROJECT_DIR = "project_dir";

    private final Supplier<ActivePolicies> policies;
    private final Supplier<JsonReader> json;
    private final String projectDir;
    private final DecisionRecorder recorder;
    private final Tracer tracer;
    private final @Nullable SpanContext parent;

    /**
     * @param policies asked at each check, and expected to be quick
     * @param json reads contexts that come as text
     * @param projectDir the absolute path taken for a context that names no {@code project_dir}
     * @param parent the span that checks happen in unless told otherwise; null where there is none
     */
    public PolicyControl(
            Supplier<ActivePolicies> policies,
            Supplier<JsonReader> json,
            String projectDir,
            DecisionRecorder recorder,
            Tracer tracer,
            @Nullable SpanContext parent) {
        this.policies = policies;
        this.json = json;
        this.projectDir = projectDir;
        this.recorder = recorder;
        this.tracer = tracer;
        this.parent = parent;
    }

    /** Decides whether an action may happen. Never throws. */
    public Decision check(EnforcementPoint point, JsonObject context) {
        return check(point, context, parent);
    }

    /** Decides within a span. */
    public Decision check(EnforcementPoint point, JsonObject context, @Nullable SpanContext within) {
        return decide(point.wireName(), context, within, () -> policies.get().evaluate(point, complete(context)));
    }

    /**
     * Decides for a point given by name and a context given as JSON text: an unknown point, or a context that is no JSON
     * object, is DENY.
     */
    public Decision check(String point, byte[] context) {
        Optional<EnforcementPoint> known = EnforcementPoint.named(point);
        if (known.isEmpty()) {
            return refuse(point, ReasonCode.UNKNOWN_POINT, "expected one of " + EnforcementPoint.wireNames());
        }
        try {
            JsonValue value = json.get().readStrict(context);
            return value instanceof JsonObject object
                    ? check(known.get(), object)
                    : refuse(
                            point,
                            ReasonCode.UNREADABLE_CONTEXT,
                            "the context must be a JSON object, not " + value.typeName());
        } catch (JsonSyntaxException e) {
            return refuse(point, ReasonCode.UNREADABLE_CONTEXT, "the context is not JSON: " + e.describe());
        }
    }

    private Decision refuse(String point, ReasonCode code, String reason) {
        return decide(point, JsonObject.EMPTY, parent, () -> Decision.failClosed(code, reason));
    }

    private Decision decide(
            String point, JsonObject context, @Nullable SpanContext within, Supplier<Decision> evaluation) {
        try (OpenSpan span = tracer.start("loki.policy.check", SpanKind.INTERNAL, within)) {
            Decision decision = recorder.record(point, context, evaluation.get());
            span.put("loki.policy.point", point)
                    .put("loki.policy.decision", decision.verdict().name())
                    .put("loki.policy.code", decision.code().wireName());
            return decision;
        }
    }

    private JsonObject complete(JsonObject context) {
        boolean lacksRoot = context.get("file_path") != null && context.get(PROJECT_DIR) == null;
        return lacksRoot ? context.with(PROJECT_DIR, new JsonString(projectDir)) : context;
    }
}
