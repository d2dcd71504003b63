package dev.loki.benchmarks.trace;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** A {@link SpanReceiver} in a JVM of its own. */
final class ReceiverProcess implements AutoCloseable {

    private final Process process;
    private final String base;
    private final HttpClient client = HttpClient.newHttpClient();

    ReceiverProcess() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SpanReceiver.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader();
        base = "http://127.0.0.1:" + out.readLine();
    }

    String base() {
        return base;
    }

    Received received() throws IOException, InterruptedException {
        String[] numbers = client.send(HttpRequest.newBuilder(URI.create(base)).build(), BodyHandlers.ofString())
                .body()
                .split(" ", -1);
        return new Received(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2]));
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** What it has got so far. */
    record Received(long spans, long requests, long bytes) {
        Received minus(Received before) {
            return new Received(spans - before.spans, requests - before.requests, bytes - before.bytes);
        }
    }
}
