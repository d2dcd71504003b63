package dev.loki.adapter.otlp.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.otlp.wire.Protos;
import dev.loki.domain.trace.Span;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.zip.GZIPInputStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/**
 * A collector on a real port that holds every request against {@link OtlpRules}. It answers as planned, then with 200.
 * Only requests answered with 200 count as received.
 */
final class Collector extends Dispatcher implements AutoCloseable {

    private final MockWebServer server = new MockWebServer();
    private final Queue<MockResponse> answers = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<RecordedRequest> requests = new LinkedBlockingQueue<>();
    private final Queue<Throwable> problems = new ConcurrentLinkedQueue<>();
    private final List<Span> received = new ArrayList<>();
    private volatile CountDownLatch open = new CountDownLatch(0);

    Collector() {
        server.setDispatcher(this);
        try {
            server.start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    String base() {
        return server.url("/tenant").toString();
    }

    void answer(MockResponse answer) {
        answers.add(answer);
    }

    void answer(int status, String body) {
        answer(new MockResponse.Builder().code(status).body(body).build());
    }

    /** Lets requests hang until {@link #resume}. */
    void pause() {
        open = new CountDownLatch(1);
    }

    void resume() {
        open.countDown();
    }

    RecordedRequest awaitRequest() throws InterruptedException {
        return requests.take();
    }

    int requestCount() {
        return server.getRequestCount();
    }

    synchronized List<Span> received() {
        assertThat(problems).isEmpty();
        return List.copyOf(received);
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        requests.add(request);
        open.await();
        try {
            List<Span> spans = check(request);
            MockResponse planned = answers.poll();
            MockResponse answer =
                    planned == null ? new MockResponse.Builder().body("{}").build() : planned;
            return answer.getCode() == 200 ? take(spans, answer) : answer;
        } catch (IOException | AssertionError | RuntimeException e) {
            problems.add(e);
            return new MockResponse.Builder().code(400).build();
        }
    }

    private synchronized MockResponse take(List<Span> spans, MockResponse answer) {
        received.addAll(spans);
        return answer;
    }

    private static List<Span> check(RecordedRequest request) throws IOException {
        assertThat(request.getRequestLine()).isEqualTo("POST /tenant/v1/traces HTTP/1.1");
        assertThat(request.getHeaders().get("User-Agent")).isEqualTo("Loki-OTLP-Exporter/1.2.3");
        byte[] body =
                request.getBody() == null ? new byte[0] : request.getBody().toByteArray();
        boolean gzip = "gzip".equals(request.getHeaders().get("Content-Encoding"));
        byte[] plain = gzip ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body;
        assertThat(request.getHeaders().values("Content-Type")).hasSize(1);
        return "application/x-protobuf".equals(request.getHeaders().get("Content-Type"))
                ? Protos.spans(plain)
                : json(request, plain);
    }

    private static List<Span> json(RecordedRequest request, byte[] body) throws IOException {
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
        return OtlpRules.check(body);
    }

    @Override
    public void close() {
        resume();
        server.close();
    }
}
