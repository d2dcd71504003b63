package dev.loki.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * An OpenTelemetry collector, the program that {@link External#OTELCOL} finds: it takes OTLP/HTTP on a free port of the
 * loopback, and writes what it understood to a file, one line of OTLP JSON a request. It needs the receiver {@code otlp}
 * and the exporter {@code jsonl}; CONTRIBUTING.md says where to have one from.
 */
public final class OtelCollector implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Path folder;
    private final int port;
    private final Process process;

    private OtelCollector(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /**
     * Starts one, and waits until it listens.
     *
     * @param folder for its configuration, its log, and what it receives
     */
    public static OtelCollector in(Path folder) throws IOException {
        int port = FreePort.find();
        Path configuration = Files.writeString(
                folder.resolve("otelcol.yaml"), """
                receivers: {otlp: {protocols: {http: {endpoint: "127.0.0.1:%d"}}}}
                exporters: {jsonl: {path: "%s"}}
                service:
                  telemetry: {metrics: {level: none}}
                  pipelines:
                    traces: {receivers: [otlp], exporters: [jsonl]}
                    metrics: {receivers: [otlp], exporters: [jsonl]}
                """.formatted(port, folder.resolve("received.jsonl")));
        Process process = new ProcessBuilder(External.OTELCOL.path().toString(), "--config", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("otelcol.log").toFile())
                .start();
        OtelCollector collector = new OtelCollector(folder, port, process);
        collector.await("listens", collector::isListening);
        return collector;
    }

    /** What a client's endpoint is, to which {@code v1/traces} and {@code v1/metrics} are appended. */
    public String base() {
        return "http://127.0.0.1:" + port;
    }

    /** The lines it wrote, once there are so many. */
    public List<String> received(int lines) throws IOException {
        Path file = folder.resolve("received.jsonl");
        await(
                "has written " + lines + " lines",
                () -> Files.exists(file) && whole(file).size() >= lines);
        return whole(file);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(PATIENCE_NANOS, TimeUnit.NANOSECONDS).join();
    }

    /** Without a last line that is being written. */
    private static List<String> whole(Path file) throws IOException {
        String text = Files.readString(file);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private void await(String what, Condition condition) throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.holds()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                String log = Files.readString(folder.resolve("otelcol.log"));
                process.destroy();
                throw new AssertionError("no collector that " + what + ": " + log);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private boolean isListening() {
        try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return probe.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }
}
