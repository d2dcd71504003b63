package dev.loki.domain.trace.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the attributes of one span, each once. Those of Loki's own spans, of OpenTelemetry's conventions for GenAI, and of
 * Claude Code are known.
 */
final class FactReader {

    /** Where several are there, the first tells a span best from others. */
    private static final List<String> DETAILS = List.of(
            "loki.policy.point",
            "loki.approval.policy",
            "loki.quality_gate.name",
            "loki.council.reviewer",
            "loki.rarv.phase",
            "loki.task.id",
            "loki.project.id",
            "loki.tool.name",
            "gen_ai.tool.name",
            "tool_name",
            "hook_name",
            "loki.agent.type",
            "gen_ai.agent.name",
            "gen_ai.request.model",
            "model",
            "loki.model.name",
            "loki.tracker.operation",
            "loki.tracker.name",
            "rarv.iteration",
            "loki.session.outcome",
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
            case "gen_ai.operation.name" -> operation = value.toString();
            case "loki.policy.decision" -> verdict = SpanVerdict.ofPolicy(value.toString());
            case "loki.approval.outcome" -> verdict = SpanVerdict.ofApproval(value.toString());
            case "loki.quality_gate.result", "loki.council.verdict" -> reviewWord = value.toString();
            case "loki.quality_gate.passed", "loki.council.approved" -> reviewPassed = isTrue(value);
            case "gen_ai.usage.input_tokens", "loki.usage.input_tokens", "input_tokens" -> input = tokens(value);
            case "gen_ai.usage.output_tokens", "loki.usage.output_tokens", "output_tokens" -> output = tokens(value);
            case "gen_ai.usage.cache_read.input_tokens", "cache_read_tokens" -> cacheRead = tokens(value);
            case "gen_ai.usage.cache_creation.input_tokens", "cache_creation_tokens" -> cacheWritten = tokens(value);
            case "loki.usage.cost_usd", "gen_ai.usage.cost", "cost_usd" -> costUsd = usd(number(value));
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
