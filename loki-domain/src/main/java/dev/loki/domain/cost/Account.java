package dev.loki.domain.cost;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonFields;
import dev.loki.domain.json.JsonObject;
import java.time.Instant;

/** What a project or org has consumed, in total and over time. Not thread-safe. */
final class Account {

    private final Series series;
    private Consumption total;

    Account() {
        this(Consumption.NOTHING, new Series());
    }

    private Account(Consumption total, Series series) {
        this.total = total;
        this.series = series;
    }

    void add(Instant at, Consumption more) {
        total = total.plus(more);
        series.add(at, more.amount());
    }

    Consumption total() {
        return total;
    }

    Series series() {
        return series;
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("total", total.toJson())
                .put("series", series.toJson())
                .build();
    }

    static Account of(JsonObject json) {
        if (json.get("series") instanceof JsonArray series) {
            return new Account(Consumption.of(JsonFields.of(json).object("total")), Series.of(series));
        }
        throw new IllegalArgumentException("an account has a series");
    }
}
