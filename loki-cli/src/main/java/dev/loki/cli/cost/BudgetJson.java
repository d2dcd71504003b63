package dev.loki.cli.cost;

import dev.loki.domain.cost.Budget;
import dev.loki.domain.cost.BudgetBreach;
import dev.loki.domain.cost.BudgetStatus;
import dev.loki.domain.cost.Consumption;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.time.IsoTimestamp;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Budgets as JSON. Money is in US dollars, with six decimals. */
public final class BudgetJson {

    private static final int DECIMALS = 6;

    private BudgetJson() {}

    public static JsonArray all(List<BudgetStatus> all) {
        return new JsonArray(all.stream().<JsonValue>map(BudgetJson::of).toList());
    }

    static JsonObject of(BudgetStatus status) {
        Budget budget = status.budget();
        List<JsonValue> alerts =
                budget.alerts().stream().<JsonValue>map(JsonNumber::of).toList();
        return JsonObject.builder()
                .put("name", budget.name())
                .put("scope", budget.scope().wireName())
                .put("of", budget.of())
                .put("window", budget.window().text())
                .put("on_exceed", budget.onLimit().wireName())
                .put("alerts", new JsonArray(alerts))
                .put("max_tokens", budget.maxTokens() == null ? JsonNull.NULL : JsonNumber.of(budget.maxTokens()))
                .put("max_usd", budget.maxMicros() == null ? JsonNull.NULL : usd(budget.maxMicros()))
                .put("tokens", status.spent().tokens())
                .put("usd", usd(status.spent().micros()))
                .put("reserved_tokens", status.reserved().tokens())
                .put("reserved_usd", usd(status.reserved().micros()))
                .put("percentage", status.percentage())
                .put("exhausted", status.exhausted())
                .put("tokens_per_hour", status.perHour().tokens())
                .put("usd_per_hour", usd(status.perHour().micros()))
                .put("exhausted_at", time(status.exhaustedAt()))
                .put("window_start", time(status.windowStart()))
                .put("window_end", time(status.windowEnd()))
                .build();
    }

    static JsonObject of(Consumption consumption) {
        return JsonObject.builder()
                .put("input_tokens", consumption.inputTokens())
                .put("output_tokens", consumption.outputTokens())
                .put("cache_read_tokens", consumption.cacheReadTokens())
                .put("cache_write_tokens", consumption.cacheWriteTokens())
                .put("reasoning_tokens", consumption.reasoningTokens())
                .put("tokens", consumption.tokens())
                .put("requests", consumption.requests())
                .put("usd", usd(consumption.micros()))
                .build();
    }

    static JsonObject byName(Map<String, Consumption> totals) {
        JsonObject.Builder json = JsonObject.builder();
        totals.forEach((name, consumption) -> json.put(name, of(consumption)));
        return json.build();
    }

    static JsonArray breaches(List<BudgetBreach> breaches) {
        return new JsonArray(breaches.stream()
                .<JsonValue>map(breach -> JsonObject.builder()
                        .put("budget", breach.budget().name())
                        .put("on_exceed", breach.action().wireName())
                        .put("message", breach.message())
                        .build())
                .toList());
    }

    static JsonNumber usd(long micros) {
        return JsonNumber.parse(BigDecimal.valueOf(micros, DECIMALS).toPlainString());
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : IsoTimestamp.format(instant);
    }
}
