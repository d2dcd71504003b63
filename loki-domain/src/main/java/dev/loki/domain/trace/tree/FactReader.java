package dev.loki.domain.trace.tree;

import dev.loki.domain.trace.GenAiAttributes;
import dev.loki.domain.trace.LokiAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the attributes of one span, each once. Those of Loki's own spans, of OpenTelemetry's conventions for GenAI, and of
 * Claude Code are known.
 */
final class FactReader {

    /** Where several are there, the first tells a span best from others. */
    private static final List<String> DETAILS = List.of(
            LokiAttributes.POLICY_POINT,
            LokiAttributes.APPROVAL_POLICY,
            LokiAttributes.QUALITY_GATE_NAME,
            LokiAttributes.COUNCIL_REVIEWER,
            LokiAttributes.RARV_PHASE,
            LokiAttributes.TASK_ID,
            LokiAttributes.PROJECT_ID,
            LokiAttributes.TOOL_NAME,
            GenAiAttributes.TOOL_NAME,
            "tool_name",
            "hook_name",
            LokiAttributes.AGENT_TYPE,
            GenAiAttributes.AGENT_NAME,
            GenAiAttributes.REQUEST_MODEL,
            "model",
            LokiAttributes.MODEL_NAME,
            LokiAttributes.TRACKER_OPERATION,
            LokiAttributes.TRACKER_NAME,
            "rarv.iteration",
            LokiAttributes.SESSION_OUTCOME,
            "http.route",
            "url.path",
            "rpc.method",
            "db.operation.name");

    private static final double MICROS = 1e6;

    private int detailRank = DETAILS.size();
    private String detail = "";
    private String operation = "";
    private @Nullable SpanVerdict verdict;
    private String reviewWord = "";
    private @Nullable Boolean reviewPassed;
    private long input;
    private long output;
    private long cacheRead;
    private long cacheWritten;
    private double costUsd;

    SpanFacts facts(String name) {
        SpanVerdict told =
                verdict == null && reviewPassed != null ? SpanVerdict.ofReview(reviewWord, reviewPassed) : verdict;
        SpanUsage usage = new SpanUsage(input, output, cacheRead, cacheWritten, costUsd);
        return new SpanFacts(WorkKind.of(name, operation), detail, told, usage.isNone() ? SpanUsage.NONE : usage);
    }

    void read(String name, Object value) {
        switch (name) {
            case GenAiAttributes.OPERATION -> operation = value.toString();
            case LokiAttributes.POLICY_DECISION -> verdict = SpanVerdict.ofPolicy(value.toString());
            case LokiAttributes.APPROVAL_OUTCOME -> verdict = SpanVerdict.ofApproval(value.toString());
            case LokiAttributes.QUALITY_GATE_RESULT, LokiAttributes.COUNCIL_VERDICT -> reviewWord = value.toString();
            case LokiAttributes.QUALITY_GATE_PASSED, LokiAttributes.COUNCIL_APPROVED -> reviewPassed = isTrue(value);
            case GenAiAttributes.INPUT_TOKENS, LokiAttributes.USAGE_INPUT_TOKENS, "input_tokens" ->
                input = tokens(value);
            case GenAiAttributes.OUTPUT_TOKENS, LokiAttributes.USAGE_OUTPUT_TOKENS, "output_tokens" ->
                output = tokens(value);
            case "gen_ai.usage.cache_read.input_tokens", "cache_read_tokens" -> cacheRead = tokens(value);
            case "gen_ai.usage.cache_creation.input_tokens", "cache_creation_tokens" -> cacheWritten = tokens(value);
            case LokiAttributes.USAGE_COST, "gen_ai.usage.cost", "cost_usd" -> costUsd = usd(number(value));
            case "cost_usd_micros" -> costUsd = usd(number(value) / MICROS);
            default -> {}
        }
        describe(name, value);
    }

    private void describe(String name, Object value) {
        int rank = DETAILS.indexOf(name);
        if (rank >= 0 && rank < detailRank && !value.toString().isBlank()) {
            detailRank = rank;
            detail = value.toString();
        }
    }

    private static boolean isTrue(Object value) {
        return Boolean.TRUE.equals(value) || "true".equals(value);
    }

    /** Some programs send numbers as text. */
    private static double number(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        try {
            return Double.parseDouble(value.toString());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static long tokens(Object value) {
        double number = number(value);
        return number > 0 && number <= SpanUsage.MOST_TOKENS ? (long) number : 0;
    }

    private static double usd(double number) {
        return number > 0 && number <= SpanUsage.MOST_USD ? number : 0;
    }
}
