package dev.loki.bootstrap.settings;

import dev.loki.adapter.otlp.trace.ExportLimits;
import dev.loki.domain.metric.Temporality;
import dev.loki.domain.telemetry.ReceiverAddress;
import dev.loki.ports.telemetry.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where traces and metrics go ({@code LOKI_OTEL_ENDPOINT}), and what tunes the way there ({@code OTEL_*}). It fails open:
 * what is wrong is a warning, and its default is taken.
 *
 * @param endpoint the base, to which {@code v1/traces} and {@code v1/metrics} are appended; or {@code file:} and a folder
 * @param headersFor whom OTEL_EXPORTER_OTLP_HEADERS are meant for: OTEL_EXPORTER_OTLP_ENDPOINT, else the base
 * @param traces how spans are sent
 * @param metrics how metrics are sent
 * @param serviceName {@code service.name} of the resource
 * @param resource further attributes of the resource
 * @param limits of the spans that wait
 * @param tracePatience how long a request of spans may be tried again
 * @param metricPatience as well, of metrics
 * @param temporality of metrics
 * @param metricInterval from one export of metrics to the next
 * @param closeTime how long the end waits for both
 * @param warnings what is wrong, each with its variable
 * @see <a href="https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/">OpenTelemetry, environment variables</a>
 */
public record TelemetrySettings(
        String endpoint,
        String headersFor,
        OtlpSettings traces,
        OtlpSettings metrics,
        String serviceName,
        Map<String, String> resource,
        ExportLimits limits,
        Duration tracePatience,
        Duration metricPatience,
        Temporality temporality,
        Duration metricInterval,
        Duration closeTime,
        List<String> warnings) {

    /** The variable without which no telemetry goes anywhere. */
    public static final String ENDPOINT = "LOKI_OTEL_ENDPOINT";

    /** What a collector that does not answer costs a single command at the most. */
    private static final Duration OF_A_COMMAND = Duration.ofSeconds(2);

    private static final String RESOURCE = "OTEL_RESOURCE_ATTRIBUTES";
    private static final String BATCH = "OTEL_BSP_MAX_EXPORT_BATCH_SIZE";
    private static final String QUEUE = "OTEL_BSP_MAX_QUEUE_SIZE";
    private static final int LONGEST_WAIT = 600_000;

    public TelemetrySettings {
        resource = Map.copyOf(resource);
        warnings = List.copyOf(warnings);
    }

    /**
     * Null where no endpoint is set, it is the receiver of our own that an agent around us was given, or OTEL_SDK_DISABLED is
     * true; then no other variable matters.
     */
    static @Nullable TelemetrySettings read(Variables strict) {
        String endpoint = strict.text(ENDPOINT).orElse(null);
        boolean agents = isForOurReceiver(strict.failingOpen());
        if (endpoint == null || isDisabled(strict) || (agents && isBase(strict, endpoint))) {
            return null;
        }
        Variables variables = agents ? strict.failingOpen(OtlpSettings.OF_ALL_SIGNALS) : strict.failingOpen();
        Map<String, String> resource = KeyValues.read(variables, RESOURCE);
        OtlpSettings traces = OtlpSettings.read(Signal.TRACES, variables);
        OtlpSettings metrics = OtlpSettings.read(Signal.METRICS, variables);
        TelemetrySettings settings = new TelemetrySettings(
                endpoint,
                variables.text(OtlpSettings.BASE).orElse(endpoint),
                traces,
                metrics,
                serviceName(variables, resource),
                resource,
                limits(variables),
                millis(variables, "OTEL_BSP_EXPORT_TIMEOUT", 120_000, 1),
                millis(variables, "OTEL_METRIC_EXPORT_TIMEOUT", 30_000, 1),
                temporality(variables),
                Duration.ofMillis(variables.number("OTEL_METRIC_EXPORT_INTERVAL", 60_000, 100, 86_400_000)),
                millis(variables, "LOKI_OTEL_CLOSE_TIMEOUT", 5_000, 0),
                List.of());
        return settings.warning(variables.problems().stream()
                .map(problem -> problem + "; the variable is passed over")
                .toList());
    }

    /**
     * How long the end waits.
     *
     * @param lasting whether the process lives long; one that does not is waited for
     */
    public Duration closeTime(boolean lasting) {
        return lasting || closeTime.compareTo(OF_A_COMMAND) < 0 ? closeTime : OF_A_COMMAND;
    }

    /** How spans are sent, or metrics. */
    public OtlpSettings of(Signal signal) {
        return signal == Signal.TRACES ? traces : metrics;
    }

    /** Names no secret: neither headers nor the path of an address. */
    @Override
    public String toString() {
        return "TelemetrySettings[traces=" + traces + ", metrics=" + metrics + "]";
    }

    /** The same with further warnings, each once: both signals read what is set for both. */
    private TelemetrySettings warning(List<String> more) {
        LinkedHashSet<String> all = new LinkedHashSet<>(warnings);
        all.addAll(more);
        return new TelemetrySettings(
                endpoint,
                headersFor,
                traces,
                metrics,
                serviceName,
                resource,
                limits,
                tracePatience,
                metricPatience,
                temporality,
                metricInterval,
                closeTime,
                new ArrayList<>(all));
    }

    /** Whether what is set of all signals was set for an agent, so that it tells us what it consumes. */
    private static boolean isForOurReceiver(Variables variables) {
        return ReceiverAddress.isMeantBy(KeyValues.read(variables, OtlpSettings.HEADERS));
    }

    private static boolean isBase(Variables variables, String endpoint) {
        return variables
                .text(OtlpSettings.BASE)
                .filter(base -> withoutSlash(base).equalsIgnoreCase(withoutSlash(endpoint)))
                .isPresent();
    }

    private static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private static boolean isDisabled(Variables variables) {
        return variables
                .text("OTEL_SDK_DISABLED")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
    }

    private static String serviceName(Variables variables, Map<String, String> resource) {
        return variables
                .text("OTEL_SERVICE_NAME")
                .or(() -> variables.text("LOKI_SERVICE_NAME"))
                .orElse(resource.getOrDefault("service.name", "loki-mode"));
    }

    /** A batch that is set is what a request holds at most, too; one that is not leaves with all that wait. */
    private static ExportLimits limits(Variables variables) {
        ExportLimits otherwise = ExportLimits.DEFAULT;
        int queue = variables.number(QUEUE, otherwise.queue(), 1, 1_000_000);
        int batch = variables.number(BATCH, otherwise.flushAt(), 1, 100_000);
        Duration patience = millis(
                variables, "OTEL_BSP_SCHEDULE_DELAY", (int) otherwise.patience().toMillis(), 1);
        if (batch > queue && variables.text(BATCH).isPresent()) {
            variables.problem(BATCH, "expected no more than " + QUEUE + ", which is " + queue);
        }
        int flushAt = Math.min(batch, queue);
        return new ExportLimits(queue, flushAt, variables.text(BATCH).isPresent() ? flushAt : queue, patience);
    }

    private static Temporality temporality(Variables variables) {
        String preference = variables.oneOf(
                "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", List.of("cumulative", "delta", "lowmemory"));
        return preference.equals("cumulative") ? Temporality.CUMULATIVE : Temporality.DELTA;
    }

    private static Duration millis(Variables variables, String name, int otherwise, int least) {
        return Duration.ofMillis(variables.number(name, otherwise, least, LONGEST_WAIT));
    }
}
