package dev.loki.domain.usage;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one request to a model consumed, by the event that tells of it: {@code claude_code.api_request}, and
 * {@code codex.sse_event} of the kind {@code response.completed} with its counts.
 */
final class RequestUsage {

    private static final String DURATION = "duration_ms";
    private static final double MICROS = 1e6;

    private RequestUsage() {}

    /** Empty where the event tells of no request. */
    static Optional<UsageRecord> of(AgentEvent event) {
        return switch (event.agent()) {
            case CLAUDE_CODE ->
                event.name().equals("api_request") ? Optional.of(record(event, claudeCode(event))) : Optional.empty();
            case CODEX -> isCompletion(event) ? Optional.of(record(event, codex(event))) : Optional.empty();
        };
    }

    /** There is another event of the same kind that tells how long it took only. */
    private static boolean isCompletion(AgentEvent event) {
        return event.name().equals("sse_event")
                && event.text("event.kind").equals("response.completed")
                && !event.text("input_token_count").isEmpty();
    }

    private static Usage claudeCode(AgentEvent event) {
        return new Usage(
                event.number("input_tokens"),
                event.number("output_tokens"),
                event.number("cache_read_tokens"),
                event.number("cache_creation_tokens"),
                event.text("cost_usd_micros").isEmpty()
                        ? costMicros(event.log().attributes().get("cost_usd"))
                        : event.number("cost_usd_micros"));
    }

    /** Its input counts what was cached, too; of a price it says nothing. */
    private static Usage codex(AgentEvent event) {
        long cached = event.number("cached_token_count");
        return new Usage(event.number("input_token_count") - cached, event.number("output_token_count"), cached, 0, 0);
    }

    /** Older versions tell the price in dollars only, and some as text. */
    private static long costMicros(@Nullable Object dollars) {
        try {
            return dollars == null ? 0 : Math.round(Double.parseDouble(dollars.toString()) * MICROS);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static UsageRecord record(AgentEvent event, Usage usage) {
        return new UsageRecord(
                event.agent(),
                event.session(),
                event.text("model"),
                usage,
                event.log().epochNanos(),
                Math.max(0, event.number(DURATION)),
                event.log().traceId(),
                event.log().spanId(),
                UsageRecord.Source.REQUEST);
    }
}
