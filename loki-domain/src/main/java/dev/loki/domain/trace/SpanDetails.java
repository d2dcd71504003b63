package dev.loki.domain.trace;

import static dev.loki.domain.trace.Attributes.EMPTY;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is said of a span, at its start or once it is known.
 *
 * @param attributes of Loki's own names
 * @param genAi the same in the words of {@link GenAiAttributes}, which may be switched off
 * @param status {@link SpanStatus#UNSET} where it says nothing of the outcome
 */
public record SpanDetails(Attributes attributes, Attributes genAi, SpanStatus status) {

    private static final Set<String> PASSED = Set.of("pass", "passed", "ok", "success", "true");
    private static final Set<String> APPROVED = Set.of("approve", "approved", "pass", "passed", "ok", "yes", "true");

    static SpanDetails of(Attributes attributes) {
        return new SpanDetails(attributes, EMPTY, SpanStatus.UNSET);
    }

    static SpanDetails of(Attributes attributes, Attributes genAi) {
        return new SpanDetails(attributes, genAi, SpanStatus.UNSET);
    }

    private static SpanDetails of(Attributes.Builder attributes, SpanStatus status) {
        return new SpanDetails(attributes.build(), EMPTY, status);
    }

    /** The result of a quality gate: one that does not pass is an error. */
    public static SpanDetails qualityGateResult(String result) {
        boolean passed = isAmong(PASSED, result);
        return of(
                Attributes.builder()
                        .put(LokiAttributes.QUALITY_GATE_RESULT, result)
                        .put(LokiAttributes.QUALITY_GATE_PASSED, passed),
                passed ? SpanStatus.OK : SpanStatus.error("the quality gate was not passed"));
    }

    /** What a reviewer says: not to approve is an answer, not an error. */
    public static SpanDetails councilVerdict(String verdict) {
        boolean approved = isAmong(APPROVED, verdict);
        return of(
                Attributes.builder()
                        .put(LokiAttributes.COUNCIL_VERDICT, verdict)
                        .put(LokiAttributes.COUNCIL_APPROVED, approved),
                answered(approved));
    }

    /** How a wait for an approval ended, such as {@code approved}, {@code rejected} or {@code expired}. */
    public static SpanDetails approvalOutcome(String outcome) {
        return of(
                Attributes.builder().put(LokiAttributes.APPROVAL_OUTCOME, outcome),
                answered(isAmong(APPROVED, outcome)));
    }

    /**
     * A policy's decision: DENY is an answer; only what could not be decided is an error.
     *
     * @param violated the names of the policies that decided
     * @param undecided whether it was refused because it could not be judged or recorded
     */
    public static SpanDetails decision(String verdict, String code, List<String> violated, boolean undecided) {
        Attributes.Builder attributes = Attributes.builder()
                .put(LokiAttributes.POLICY_DECISION, verdict)
                .put(LokiAttributes.POLICY_CODE, code);
        if (!violated.isEmpty()) {
            attributes.put(LokiAttributes.POLICY_VIOLATED, violated);
        }
        return of(attributes, undecided ? SpanStatus.error(code) : SpanStatus.UNSET);
    }

    /** The audit entry that the span caused. */
    public static SpanDetails audited(long sequence, String hash) {
        Attributes.Builder attributes = Attributes.builder()
                .put(LokiAttributes.AUDIT_SEQUENCE, sequence)
                .put(LokiAttributes.AUDIT_HASH, hash);
        return of(attributes, SpanStatus.UNSET);
    }

    /**
     * The model that is asked.
     *
     * @param provider such as {@code anthropic}
     */
    public static SpanDetails model(String provider, String model) {
        Attributes.Builder own = Attributes.builder()
                .put(LokiAttributes.MODEL_PROVIDER, provider)
                .put(LokiAttributes.MODEL_NAME, model);
        Attributes.Builder genAi =
                Attributes.builder().put(GenAiAttributes.PROVIDER, provider).put(GenAiAttributes.REQUEST_MODEL, model);
        return of(own.build(), genAi.build());
    }

    /** The tokens that the span's own work consumed, without those of spans within it. */
    public static SpanDetails usage(long inputTokens, long outputTokens) {
        Attributes.Builder own = Attributes.builder()
                .put(LokiAttributes.USAGE_INPUT_TOKENS, inputTokens)
                .put(LokiAttributes.USAGE_OUTPUT_TOKENS, outputTokens);
        Attributes.Builder genAi = Attributes.builder()
                .put(GenAiAttributes.INPUT_TOKENS, inputTokens)
                .put(GenAiAttributes.OUTPUT_TOKENS, outputTokens);
        return of(own.build(), genAi.build());
    }

    /** The money that the span's own work cost, in US dollars. */
    public static SpanDetails cost(double usDollars) {
        return of(Attributes.builder().put(LokiAttributes.USAGE_COST, usDollars), SpanStatus.UNSET);
    }

    /** To say no is an answer. */
    private static SpanStatus answered(boolean yes) {
        return yes ? SpanStatus.OK : SpanStatus.UNSET;
    }

    private static boolean isAmong(Set<String> words, String said) {
        return words.contains(said.toLowerCase(Locale.ROOT));
    }
}
