package dev.loki.cli.metric;

import dev.loki.cli.terminal.Terminal;
import dev.loki.cli.text.Amounts;
import dev.loki.cli.text.Printable;
import dev.loki.cli.text.TextWidth;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.metric.MetricKind;
import dev.loki.domain.metric.recorded.RecordedSeries;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Series of metrics as a person reads them, below the name of their metric, and as JSON. */
final class MetricsText {

    private static final double MEDIAN = 0.5;
    private static final double NEARLY_ALL = 0.95;
    private static final int DIGITS = 4;
    private static final double LARGEST_WHOLE = 1e15;

    private final Terminal terminal;
    private final Consumer<String> out;

    MetricsText(Terminal terminal, Consumer<String> out) {
        this.terminal = terminal;
        this.out = out;
    }

    void print(List<RecordedSeries> all) {
        boolean hasServices =
                all.stream().map(RecordedSeries::service).distinct().count() > 1;
        int widest = all.stream()
                .mapToInt(series -> TextWidth.of(name(series, hasServices)))
                .max()
                .orElse(0);
        String metric = null;
        for (RecordedSeries series : all) {
            if (!series.metric().equals(metric)) {
                out.accept(heading(series, metric == null));
                metric = series.metric();
            }
            out.accept("  " + TextWidth.padded(name(series, hasServices), widest) + "  " + figures(series));
        }
    }

    static JsonObject json(RecordedSeries series) {
        JsonObject.Builder labels = JsonObject.builder();
        series.labels().forEach(labels::put);
        JsonObject.Builder json = JsonObject.builder()
                .put("metric", series.metric())
                .put("kind", series.kind().name().toLowerCase(Locale.ROOT))
                .put("unit", series.unit())
                .put("service", series.service())
                .put("labels", labels.build())
                .put("processes", series.processes())
                .put("summed_deltas", series.summed())
                .put("time", Amounts.instant(series.epochNanos()).toString());
        if (series.distribution() == null) {
            return json.put("value", number(series.value())).build();
        }
        json.put("count", series.distribution().count()).put("sum", number(series.value()));
        series.mean().ifPresent(mean -> json.put("mean", number(mean)));
        series.quantile(MEDIAN).ifPresent(value -> json.put("p50", number(value)));
        series.quantile(NEARLY_ALL).ifPresent(value -> json.put("p95", number(value)));
        return json.put("bounds", numbers(series.distribution().bounds()))
                .put("counts", numbers(series.distribution().counts()))
                .build();
    }

    private static JsonArray numbers(List<? extends Number> numbers) {
        return new JsonArray(
                numbers.stream().map(number -> number(number.doubleValue())).toList());
    }

    /** As OTLP spells what JSON has no number for. */
    private static JsonValue number(double value) {
        return Double.isFinite(value) ? JsonNumber.of(value) : new JsonString(Double.toString(value));
    }

    /** A series in whose texts nothing is hidden. */
    static RecordedSeries visible(RecordedSeries series) {
        SortedMap<String, String> labels = new TreeMap<>();
        series.labels().forEach((name, value) -> labels.put(name, Printable.line(value)));
        return new RecordedSeries(
                series.metric(),
                series.unit(),
                series.kind(),
                series.summed(),
                Printable.line(series.service()),
                labels,
                series.processes(),
                series.epochNanos(),
                series.value(),
                series.distribution());
    }

    private String heading(RecordedSeries series, boolean isFirst) {
        String unit = series.unit().isEmpty() || series.unit().equals("1") ? "" : ", " + series.unit();
        String kind = series.kind().name().toLowerCase(Locale.ROOT);
        String name = Printable.line(series.metric());
        String shown = terminal.colours() ? "\u001b[1m" + name + "\u001b[0m" : name;
        String summed = series.summed() ? ", sum of deltas" : "";
        return (isFirst ? "" : "\n") + shown + "  (" + kind + Printable.line(unit) + summed + ")";
    }

    private static String name(RecordedSeries series, boolean hasServices) {
        List<String> parts = new ArrayList<>();
        if (hasServices && !series.service().isEmpty()) {
            parts.add(series.service());
        }
        series.labels().forEach((name, value) -> parts.add(name + "=" + value));
        return Printable.line(parts.isEmpty() ? "-" : String.join(" ", parts));
    }

    private static String figures(RecordedSeries series) {
        String processes = series.processes() > 1 ? "  of " + series.processes() + " processes" : "";
        if (series.kind() != MetricKind.HISTOGRAM || series.distribution() == null) {
            return figure(series.value()) + processes;
        }
        return "count " + figure((double) series.distribution().count())
                + figure("  mean ", series.mean())
                + figure("  p50 ", series.quantile(MEDIAN))
                + figure("  p95 ", series.quantile(NEARLY_ALL))
                + processes;
    }

    private static String figure(String name, OptionalDouble value) {
        return value.isPresent() ? name + figure(value.getAsDouble()) : "";
    }

    /** Whole numbers as such, others with four digits. */
    private static String figure(double value) {
        boolean isWhole = value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE;
        if (isWhole || !Double.isFinite(value)) {
            return isWhole ? String.format(Locale.ROOT, "%,d", (long) value) : Double.toString(value);
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(DIGITS));
        boolean isPlain = Math.abs(value) >= 1e-6 && Math.abs(value) < LARGEST_WHOLE;
        return isPlain ? rounded.stripTrailingZeros().toPlainString() : rounded.toString();
    }
}
