package dev.loki.adapter.otlp.receive;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.loki.adapter.otlp.receive.OtlpAnswer.RpcCode;
import dev.loki.adapter.otlp.wire.Encoding;
import dev.loki.domain.telemetry.ReceiverAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Serves {@link OtlpReceiver}s to the agents of this user, on 127.0.0.1 only. A request that does not show the token is
 * answered 401, and its body is not looked at. Thread-safe; its threads end while nothing comes.
 */
public final class OtlpServer implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int MOST_WAITING = 64;
    private static final int UNAUTHORIZED = 401;

    private final ReceiverAddress address;
    private final Supplier<OtlpReceiver> receiver;
    private final HttpServer server;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), OtlpServer::thread);

    private OtlpServer(ReceiverAddress address, Supplier<OtlpReceiver> receiver, HttpServer server) {
        this.address = address;
        this.receiver = receiver;
        this.server = server;
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Starts to serve.
     *
     * @param receiver asked at each request
     * @throws IOException where the port cannot be had, such as while another process has it
     */
    public static OtlpServer open(ReceiverAddress address, Supplier<OtlpReceiver> receiver) throws IOException {
        setBounds();
        HttpServer server = HttpServer.create(loopback(address.port()), 0);
        OtlpServer opened = new OtlpServer(address, receiver, server);
        server.createContext("/", opened::answer);
        server.setExecutor(opened.threads);
        server.start();
        return opened;
    }

    /** A port of 127.0.0.1 that nobody has now. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(loopback(0));
            return socket.getLocalPort();
        }
    }

    /** Answers what has come, for a moment, and takes nothing more. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers headers = exchange.getRequestHeaders();
            OtlpAnswer answer = address.admits(headers.getFirst(ReceiverAddress.HEADER))
                    ? receiver.get()
                            .receive(new OtlpRequest(
                                    exchange.getRequestMethod(),
                                    exchange.getRequestURI().getPath(),
                                    headers.getFirst("Content-Type"),
                                    headers.getFirst("Content-Encoding"),
                                    exchange.getRequestBody()))
                    : OtlpAnswer.refusal(
                            UNAUTHORIZED,
                            RpcCode.UNAUTHENTICATED,
                            "expected the header " + ReceiverAddress.HEADER + " with the token of this project",
                            Encoding.JSON);
            send(exchange, answer);
        }
    }

    private static void send(HttpExchange exchange, OtlpAnswer answer) throws IOException {
        int length = answer.body().length;
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
        exchange.getResponseBody().write(answer.body());
    }

    /**
     * What the JDK's server is told by properties alone: to send at once, and how long one may take to ask. They are the
     * whole JVM's, and what somebody has set stays.
     */
    private static void setBounds() {
        setUnlessSet("sun.net.httpserver.nodelay", "true"); // else 40 ms a request
        setUnlessSet("sun.net.httpserver.maxReqTime", "30");
        setUnlessSet("jdk.httpserver.maxConnections", "64");
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static InetSocketAddress loopback(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "loki-otlp-receive");
        thread.setDaemon(true);
        return thread;
    }
}
