package dev.loki.adapter.otlp.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.loki.adapter.otlp.http.OtlpConfig;
import dev.loki.adapter.otlp.http.OtlpSender;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.Span;
import dev.loki.http.RetryClock;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.telemetry.ExportLoss;
import dev.loki.ports.telemetry.Signal;
import dev.loki.ports.trace.ExportReport;
import dev.loki.ports.trace.SpanExporter;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The exporter against a real server that is not well, and with spans that nobody meant to send. */
class BadDaysTest {

    private static final Duration AMPLE = Duration.ofMinutes(1);
    private static final int GIGABYTE = 1 << 30;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ConcurrentLinkedQueue<Span> received = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Throwable> problems = new ConcurrentLinkedQueue<>();
    private final AtomicLong lost = new AtomicLong();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void aGigabyteOfAnAnswerIsCutAndTheSpansCount() {
        AtomicLong sent = new AtomicLong();
        answering(exchange -> {
            take(exchange);
            exchange.sendResponseHeaders(200, GIGABYTE);
            byte[] part = new byte[1 << 16];
            try (OutputStream out = exchange.getResponseBody()) {
                for (long i = 0; i < GIGABYTE; i += part.length) {
                    out.write(part);
                    sent.addAndGet(part.length);
                }
            }
        });

        assertThat(export(ExportLimits.DEFAULT, 3)).isEqualTo(new ExportReport(3, 0, null));
        assertThat(sent.get()).isLessThan(GIGABYTE / 2);
    }

    @Test
    void aSlowAnswerIsWaitedFor() {
        answering(exchange -> {
            take(exchange);
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (char c : "{\"partialSuccess\":{}}".toCharArray()) {
                    out.write(c);
                    out.flush();
                }
            }
        });

        assertThat(export(ExportLimits.DEFAULT, 3)).isEqualTo(new ExportReport(3, 0, null));
        assertThat(received).hasSize(3);
    }

    @Test
    void aPageOfAProxyIsSuccessWhereItIsA200AndNothingIsSentTwice() {
        AtomicInteger requests = new AtomicInteger();
        answering(exchange -> {
            requests.incrementAndGet();
            take(exchange);
            answer(exchange, 200, "<html>Please log in</html>");
        });

        assertThat(export(ExportLimits.DEFAULT, 3)).isEqualTo(new ExportReport(3, 0, null));
        assertThat(requests).hasValue(1);
    }

    @Test
    void aRedirectToAnotherHostIsNotFollowed() {
        AtomicInteger elsewhere = new AtomicInteger();
        server.createContext("/elsewhere", exchange -> {
            elsewhere.incrementAndGet();
            answer(exchange, 200, "");
        });
        answering(exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders()
                    .add("Location", "http://localhost:" + server.getAddress().getPort() + "/elsewhere");
            answer(exchange, 307, "");
        });

        assertThat(export(ExportLimits.DEFAULT, 3).lost()).isEqualTo(3);
        assertThat(elsewhere).hasValue(0);
    }

    @Test
    void aHundredThreadsAtOnceAreCountedToTheLastSpan() throws InterruptedException {
        answering(exchange -> {
            take(exchange);
            answer(exchange, 200, "{}");
        });
        SpanExporter exporter = exporter(new ExportLimits(500, 100, 50, Duration.ofMillis(1)));
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> offering = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            offering.add(new Thread(() -> {
                awaitUninterruptibly(go);
                for (int number = 1; number <= 200; number++) {
                    exporter.export(Spans.numbered(number));
                }
            }));
        }
        offering.forEach(Thread::start);
        go.countDown();
        for (Thread thread : offering) {
            thread.join();
        }

        ExportReport report = exporter.close(AMPLE);

        assertThat(problems).isEmpty();
        assertThat(report.exported() + report.lost()).isEqualTo(20_000);
        assertThat(received).hasSize(Math.toIntExact(report.exported()));
        assertThat(lost).hasValue(report.lost());
    }

    @Test
    void whatNobodyMeantToSendCostsNoOtherSpan() {
        answering(exchange -> {
            take(exchange);
            answer(exchange, 200, "{}");
        });
        Attributes.Builder odd = Attributes.builder()
                .put("nan", Double.NaN)
                .put("infinite", Double.NEGATIVE_INFINITY)
                .put("two to the 63", 0x1p63)
                .put("minus zero", -0.0)
                .put("halves \uD800", "\uDC00 \uD83D end \uD83D")
                .put("", "x".repeat(1_000_000));
        for (int i = 0; i < 10_000; i++) {
            odd.put("key " + i, i);
        }
        SpanExporter exporter = exporter(ExportLimits.DEFAULT);
        exporter.export(Spans.numbered(1));
        exporter.export(Spans.with("odd", odd.build(), Long.MIN_VALUE));
        exporter.export(Spans.numbered(2));

        assertThat(exporter.close(AMPLE)).isEqualTo(new ExportReport(3, 0, null));
        assertThat(problems).isEmpty();
        assertThat(received).extracting(Span::name).containsExactly("span 1", "odd", "span 2");
    }

    @Test
    void theCloseDuringAHangEndsInTimeAndSaysWhatWasLost() {
        CountDownLatch hanging = new CountDownLatch(1);
        answering(exchange -> {
            hanging.countDown();
            awaitUninterruptibly(end);
        });
        SpanExporter exporter = exporter(new ExportLimits(10, 1, Duration.ofDays(1)));
        exporter.export(Spans.numbered(1));
        awaitUninterruptibly(hanging);
        exporter.export(Spans.numbered(2));
        long begin = System.nanoTime();

        ExportReport report = exporter.close(Duration.ofMillis(300));

        assertThat(report).isEqualTo(new ExportReport(0, 2, "the collector took too long"));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AMPLE);
        assertThat(lost).hasValue(2);
    }

    private ExportReport export(ExportLimits limits, int spans) {
        SpanExporter exporter = exporter(limits);
        for (int i = 1; i <= spans; i++) {
            exporter.export(Spans.numbered(i));
        }
        ExportReport report = exporter.close(AMPLE);
        assertThat(problems).isEmpty();
        return report;
    }

    private SpanExporter exporter(ExportLimits limits) {
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        OtlpConfig config = OtlpConfig.forBase(Signal.TRACES, base).withTimeout(AMPLE);
        OtlpSender sender = new OtlpSender(config, "1.2.3", RetryClock.SYSTEM, new JacksonJsonReader());
        return OtlpTraces.to(sender, Spans.ORIGIN, limits, this::count);
    }

    private void count(ExportLoss loss) {
        lost.addAndGet(loss.items());
    }

    private void answering(HttpHandler handler) {
        server.createContext("/v1/traces", handler);
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        try {
            received.addAll(OtlpRules.check(body));
        } catch (AssertionError | RuntimeException e) {
            problems.add(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
