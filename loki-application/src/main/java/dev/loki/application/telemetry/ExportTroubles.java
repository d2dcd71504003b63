package dev.loki.application.telemetry;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.metric.Counter;
import dev.loki.domain.metric.MetricFamily;
import dev.loki.ports.telemetry.ExportLoss;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Tells of telemetry that is lost: at once the first time, then at most once an interval, with what was lost since by
 * signal and cause. Each loss is counted in a metric. Once it is {@link #end ended}, it only counts. Thread-safe.
 */
public final class ExportTroubles implements Consumer<ExportLoss> {

    /** From one word about it to the next. */
    public static final Duration INTERVAL = Duration.ofMinutes(1);

    /** What the event of a loss is called, in its payload's {@code action}. */
    public static final String ACTION = "telemetry_export_failed";

    private final Supplier<MetricFamily<Counter>> dropped;
    private final LongSupplier ticker;
    private final Consumer<String> log;
    private final Map<String, Long> untold = new TreeMap<>();
    private String trouble = "";
    private long lastTold;
    private boolean told;
    private boolean ended;
    private Consumer<JsonObject> publisher = payload -> {};

    /**
     * @param dropped the metric, by signal and cause
     * @param ticker nanoseconds from any origin, which only grow
     * @param log takes one line an interval
     */
    public ExportTroubles(Supplier<MetricFamily<Counter>> dropped, LongSupplier ticker, Consumer<String> log) {
        this.dropped = dropped;
        this.ticker = ticker;
        this.log = log;
    }

    /**
     * Has somebody told, too, who may fail.
     *
     * @param to takes the payload of an event
     */
    public synchronized void publishTo(Consumer<JsonObject> to) {
        publisher = to;
    }

    /** Takes a loss. Called by the thread that exports, which may wait for the event to be written. */
    @Override
    public void accept(ExportLoss loss) {
        dropped.get().with(loss.signal().wireName(), loss.cause().wireName()).add((double) loss.items());
        note(loss);
        tell();
    }

    /** Tells what was lost since the last word, where that is an interval ago. */
    public void tell() {
        JsonObject payload;
        String line;
        Consumer<JsonObject> listener;
        synchronized (this) {
            long now = ticker.getAsLong();
            if (ended || untold.isEmpty() || (told && now - lastTold < INTERVAL.toNanos())) {
                return;
            }
            told = true;
            lastTold = now;
            line = line();
            payload = payload();
            listener = publisher;
            untold.clear();
        }
        log.accept(line);
        publish(listener, payload);
    }

    /** From now on losses are only counted: whoever closes tells of the rest. */
    public synchronized void end() {
        ended = true;
    }

    private synchronized void note(ExportLoss loss) {
        untold.merge(loss.signal().wireName() + "." + loss.cause().wireName(), loss.items(), Long::sum);
        trouble = loss.trouble();
    }

    private String line() {
        String counts = untold.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
        return "telemetry is lost: " + counts + " (" + trouble + ")";
    }

    private JsonObject payload() {
        JsonObject.Builder counts = JsonObject.builder();
        untold.forEach((name, count) -> counts.put(name, count.longValue()));
        return JsonObject.builder()
                .put("action", ACTION)
                .put("lost", counts.build())
                .put("reason", trouble)
                .build();
    }

    /** The log has it, whether or not there is an event of it. */
    private static void publish(Consumer<JsonObject> listener, JsonObject payload) {
        try {
            listener.accept(payload);
        } catch (RuntimeException e) {
            return;
        }
    }
}
