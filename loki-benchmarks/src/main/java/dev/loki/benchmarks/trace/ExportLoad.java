package dev.loki.benchmarks.trace;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.loki.benchmarks.trace.ReceiverProcess.Received;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Spans of ten attributes from one thread to a receiver in another process: ours, and those of OpenTelemetry's SDK, in
 * turns in one JVM, at a pace and without one. Arguments: the file to write; seconds a turn takes.
 */
public final class ExportLoad {

    private static final int UNTHROTTLED = Integer.MAX_VALUE;
    private static final String SENDERS = "io.opentelemetry.exporter.sender.";

    /** Told with each batch how many spans were dropped before it; held here, for the JDK forgets its level otherwise. */
    private static final Logger OTEL_LOG = Logger.getLogger("io.opentelemetry");

    private final ReceiverProcess receiver;
    private final Map<String, Supplier<Contender>> contenders = new LinkedHashMap<>();
    private final Map<String, Map<String, Double>> results = new LinkedHashMap<>();

    private ExportLoad(ReceiverProcess receiver, Path project) {
        this.receiver = receiver;
        String base = receiver.base();
        contenders.put(
                "loki, protobuf",
                () -> new LokiSpans(base, Map.of("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), project));
        contenders.put("loki, JSON", () -> new LokiSpans(base, Map.of(), project));
        contenders.put(
                "opentelemetry-java, OkHttp",
                () -> new OtelSpans(base, SENDERS + "okhttp.internal.OkHttpHttpSenderProvider"));
        contenders.put(
                "opentelemetry-java, JDK", () -> new OtelSpans(base, SENDERS + "jdk.internal.JdkHttpSenderProvider"));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        OTEL_LOG.setLevel(Level.OFF);
        Duration turn = Duration.ofSeconds(Integer.parseInt(arguments[1]));
        Path project = Files.createTempDirectory("loki-benchmark");
        try (ReceiverProcess receiver = new ReceiverProcess()) {
            ExportLoad load = new ExportLoad(receiver, project);
            load.each("warm-up", UNTHROTTLED, turn);
            load.each("warm-up, 50,000/s", 50_000, turn);
            load.results.clear();
            load.each("50,000/s", 50_000, turn);
            load.each("100,000/s", 100_000, turn);
            load.each("unthrottled", UNTHROTTLED, turn);
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValue(Path.of(arguments[0]).toFile(), load.results);
        } finally {
            Files.delete(project);
        }
    }

    private void each(String pace, int spansPerSecond, Duration turn) throws IOException, InterruptedException {
        for (Map.Entry<String, Supplier<Contender>> contender : contenders.entrySet()) {
            measure(pace + ", " + contender.getKey(), contender.getValue(), spansPerSecond, turn);
        }
    }

    private void measure(String name, Supplier<Contender> maker, int spansPerSecond, Duration turn)
            throws IOException, InterruptedException {
        System.gc();
        Received before = receiver.received();
        Usage usage = new Usage();
        long begin = System.nanoTime();
        long offered;
        try (Contender contender = maker.get()) {
            offered = produce(contender, spansPerSecond, turn);
            usage.look();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        usage.look();
        Received received = receiver.received().minus(before);
        Map<String, Double> row = new LinkedHashMap<>();
        row.put("offeredPerSecond", offered / seconds);
        row.put("spansPerSecond", received.spans() / seconds);
        row.put("lostPercent", 100.0 * (offered - received.spans()) / offered);
        row.put("cpuMicros", usage.cpuNanos() / 1e3 / received.spans());
        row.put("allocatedBytes", (double) usage.allocatedBytes() / received.spans());
        row.put("spansPerRequest", (double) received.spans() / received.requests());
        row.put("bytesPerSpan", (double) received.bytes() / received.spans());
        results.put(name, row);
        System.err.println(name + ": " + row);
    }

    /** How many there were. */
    private static long produce(Contender contender, int spansPerSecond, Duration turn) {
        long begin = System.nanoTime();
        long number = 0;
        for (long passed = 0; passed < turn.toNanos(); passed = System.nanoTime() - begin) {
            long due = spansPerSecond == UNTHROTTLED ? number + 100 : passed * spansPerSecond / 1_000_000_000;
            while (number < due) {
                contender.span((int) number++);
            }
            if (spansPerSecond != UNTHROTTLED) {
                LockSupport.parkNanos(500_000);
            }
        }
        return number;
    }
}
