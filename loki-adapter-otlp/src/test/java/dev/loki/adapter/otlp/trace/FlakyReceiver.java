package dev.loki.adapter.otlp.trace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts spans sent as protobuf, and is down half of the time: for fifty requests it is well, for the next fifty it
 * answers 503 and breaks connections in turns. Keeps nothing.
 */
final class FlakyReceiver implements AutoCloseable {

    private static final int STRETCH = 50;

    private final HttpServer server;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong spans = new AtomicLong();

    FlakyReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    long requests() {
        return requests.get();
    }

    long spans() {
        return spans.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            long number = requests.getAndIncrement();
            boolean down = number / STRETCH % 2 == 1;
            if (!down) {
                spans.addAndGet(count(body));
                exchange.sendResponseHeaders(200, -1);
            } else if (number % 2 == 0) {
                exchange.sendResponseHeaders(503, -1);
            }
        }
    }

    private static int count(byte[] body) throws IOException {
        return ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().stream()
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .mapToInt(scope -> scope.getSpansCount())
                .sum();
    }
}
