package dev.loki.application.policy;

import dev.loki.application.trace.OpenSpan;
import dev.loki.application.trace.Tracer;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.policy.ApprovalGate;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.ReasonCode;
import dev.loki.domain.policy.TraceStep;
import dev.loki.domain.policy.Violation;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanDetails;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides at the enforcement points (seed, "Policy Engine"). A decision other than ALLOW is on record before it is
 * returned; where it cannot be recorded, it is DENY. Thread-safe.
 */
public final class PolicyControl {

    /** Why a question was refused without an answer. */
    private static final Set<ReasonCode> UNDECIDED = Set.of(
            ReasonCode.POLICY_ERROR,
            ReasonCode.UNKNOWN_POINT,
            ReasonCode.UNREADABLE_CONTEXT,
            ReasonCode.CONFIGURATION_ERROR,
            ReasonCode.AUDIT_FAILURE);

    private final Supplier<ActivePolicies> policies;
    private final Supplier<JsonReader> json;
    private final PathGuard guard;
    private final List<Safeguard> safeguards;
    private final DecisionRecorder recorder;
    private final Tracer tracer;
    private final DecisionMeter meter;
    private final @Nullable SpanContext parent;

    /**
     * @param policies asked at each check, and expected to be quick
     * @param json reads contexts that come as text
     * @param guard judges the paths of pre_execution
     * @param safeguards asked at each check, after the policies
     * @param parent the span that checks happen in unless told otherwise; null where there is none
     */
    public PolicyControl(
            Supplier<ActivePolicies> policies,
            Supplier<JsonReader> json,
            PathGuard guard,
            List<Safeguard> safeguards,
            DecisionRecorder recorder,
            Tracer tracer,
            DecisionMeter meter,
            @Nullable SpanContext parent) {
        this.policies = policies;
        this.json = json;
        this.guard = guard;
        this.safeguards = List.copyOf(safeguards);
        this.recorder = recorder;
        this.tracer = tracer;
        this.meter = meter;
        this.parent = parent;
    }

    /** Decides whether an action may happen. Never throws. */
    public Decision check(EnforcementPoint point, JsonObject context) {
        return check(point, context, parent);
    }

    /**
     * Decides once more on what was checked and is on record, right before it happens. Nothing is recorded; never throws.
     */
    public Decision judgeAgain(EnforcementPoint point, JsonObject context) {
        return evaluate(point, context).decision();
    }

    /** Decides within a span. */
    public Decision check(EnforcementPoint point, JsonObject context, @Nullable SpanContext within) {
        return decide(point.wireName(), within, () -> evaluate(point, context));
    }

    /**
     * Decides for a point given by name and a context given as JSON text: an unknown point, or a context that is no JSON
     * object, is DENY.
     */
    public Decision check(String point, byte[] context) {
        return check(point, context, (at, asked, decision) -> decision);
    }

    /**
     * As {@link #check(String, byte[])}, for an action that is about to happen: where it requires approval, the claim has the
     * last word.
     */
    public Decision check(String point, byte[] context, Claim claim) {
        try {
            EnforcementPoint at = point(point);
            JsonObject asked = object(context);
            Decision decision = check(at, asked);
            return decision.requiresApproval() ? claim.on(at, asked, decision) : decision;
        } catch (UnreadableQuestionException e) {
            return refuse(point, e.code(), String.valueOf(e.getMessage()), parent);
        }
    }

    /** What becomes of a decision that requires approval. */
    @FunctionalInterface
    public interface Claim {

        Decision on(EnforcementPoint point, JsonObject action, Decision decision);
    }

    /**
     * What each policy of the point says to the context, in the order of the file, then what is judged besides the
     * policies; nothing is recorded. Empty where there is neither, or the question cannot be read: {@link #check(String, byte[])} says why.
     */
    public List<TraceStep> explain(String point, byte[] context) {
        try {
            EnforcementPoint at = point(point);
            JsonObject asked = completed(at, object(context));
            List<TraceStep> steps = new ArrayList<>(
                    at == EnforcementPoint.PRE_EXECUTION
                            ? guard.explain(policies.get(), asked)
                            : policies.get().explain(at, asked));
            safeguards.forEach(safeguard -> steps.addAll(safeguard.explain(at, asked)));
            return List.copyOf(steps);
        } catch (UnreadableQuestionException e) {
            return List.of();
        } catch (RuntimeException | StackOverflowError e) {
            return List.of(PathGuard.refusal(
                    "check", "an action must be one that can be judged", ReasonCode.POLICY_ERROR, failed(e)));
        }
    }

    /** Why a question can have no answer but DENY: it names no enforcement point, or its context is no JSON object. */
    public Optional<String> unreadable(String point, byte[] context) {
        try {
            point(point);
            object(context);
            return Optional.empty();
        } catch (UnreadableQuestionException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static EnforcementPoint point(String name) throws UnreadableQuestionException {
        return EnforcementPoint.named(name)
                .orElseThrow(() -> new UnreadableQuestionException(
                        ReasonCode.UNKNOWN_POINT, "expected one of " + EnforcementPoint.wireNames()));
    }

    private JsonObject object(byte[] context) throws UnreadableQuestionException {
        try {
            JsonValue value = json.get().readStrict(context);
            if (value instanceof JsonObject object) {
                return object;
            }
            throw new UnreadableQuestionException(
                    ReasonCode.UNREADABLE_CONTEXT, "the context must be a JSON object, not " + value.typeName());
        } catch (JsonSyntaxException e) {
            throw new UnreadableQuestionException(
                    ReasonCode.UNREADABLE_CONTEXT, "the context is not JSON: " + e.describe());
        }
    }

    /**
     * Refuses within a span what could not be read by whoever would ask about it. Never throws.
     *
     * @param reason carries no secret
     */
    public Decision refuseUnread(EnforcementPoint point, String reason, @Nullable SpanContext within) {
        return refuse(point.wireName(), ReasonCode.UNREADABLE_CONTEXT, reason, within);
    }

    private Decision refuse(String point, ReasonCode code, String reason, @Nullable SpanContext within) {
        return decide(point, within, () -> Judgement.ofUnread(Decision.failClosed(code, reason)));
    }

    private Decision decide(String point, @Nullable SpanContext within, Supplier<Judgement> evaluation) {
        long begin = meter.begin();
        try (OpenSpan span = tracer.policyCheck(point, within)) {
            Decision decision = recorder.record(point, evaluation.get(), span);
            meter.decided(point, decision, begin, span.context());
            if (span.isRecording()) {
                span.add(details(decision));
            }
            return decision;
        }
    }

    private static SpanDetails details(Decision decision) {
        List<String> violated =
                decision.violations().stream().map(Violation::policy).toList();
        return SpanDetails.decision(
                decision.verdict().name(), decision.code().wireName(), violated, UNDECIDED.contains(decision.code()));
    }

    /** What fails while it judges has judged nothing: that is no reason to allow. */
    private Judgement evaluate(EnforcementPoint point, JsonObject given) {
        try {
            JsonObject context = completed(point, given);
            ActivePolicies active = policies.get();
            Judgement judgement = point == EnforcementPoint.PRE_EXECUTION
                    ? guard.check(active, context)
                    : Judgement.of(active.evaluate(point, context), context);
            return safeguarded(point, judgement);
        } catch (RuntimeException | StackOverflowError e) {
            return Judgement.of(Decision.failClosed(ReasonCode.POLICY_ERROR, failed(e)), given);
        }
    }

    private JsonObject completed(EnforcementPoint point, JsonObject given) {
        JsonObject context = given;
        for (int i = 0; i < safeguards.size(); i++) {
            context = safeguards.get(i).complete(point, context);
        }
        return context;
    }

    private Judgement safeguarded(EnforcementPoint point, Judgement judgement) {
        Judgement stricter = judgement;
        for (int i = 0; i < safeguards.size(); i++) {
            for (Violation violation : safeguards.get(i).judge(point, judgement.context())) {
                stricter = stricter.deciding(stricter.decision().and(violation));
            }
        }
        return stricter;
    }

    /** Its message may hold what was judged, and so is left out. */
    private static String failed(Throwable fault) {
        return "the check failed (" + fault.getClass().getSimpleName() + "), so nothing is allowed; please report it";
    }

    /** Where a person is asked, as the policies in force say. */
    public List<ApprovalGate> gates() {
        return policies.get().gates();
    }

    /** What is decided by, and what is wrong with the policy file on disk. */
    public PolicyStatus status() {
        return policies.get().status();
    }
}
