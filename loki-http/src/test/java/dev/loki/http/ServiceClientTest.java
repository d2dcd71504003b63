package dev.loki.http;

import static dev.loki.http.NoteClient.READ;
import static dev.loki.http.NoteClient.SECRET;
import static dev.loki.http.NoteClient.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.loki.standin.BadAnswer;
import dev.loki.standin.BadAnswers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceClientTest {

    private static final String HOUR = "3600";

    private final NoteService service = new NoteService();
    private final NoteClient notes = NoteClient.of(service);

    @AfterEach
    void stop() {
        notes.close();
        service.close();
    }

    @Test
    void aReadCarriesWhoWeAreAndIsAnsweredWhole() throws Exception {
        ServiceReply reply = notes.read();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("content-type")).hasValue("application/json; charset=utf-8");
        assertThat(reply.body()).asString().startsWith("{\"notes\":0,");
        RecordedRequest request = service.requests().get(0);
        assertThat(request.getRequestLine()).isEqualTo("GET /notes?query=hidden HTTP/1.1");
        assertThat(request.getHeaders().get("User-Agent")).isEqualTo("loki/test");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + SECRET);
        assertThat(request.getHeaders().get("Accept")).isEqualTo("application/json");
        assertThat(request.getHeaders().get("Accept-Encoding")).isEqualTo("gzip");
    }

    @Test
    void aWriteIsJsonBelowThePathOfTheService() throws Exception {
        try (NoteClient below = NoteClient.with(NoteClient.settings(service.url() + "/api/v3/"))) {
            below.client.call(ServiceRequest.write("PUT", "/notes/7", "{}"));
        }

        RecordedRequest request = service.requests().get(0);
        assertThat(request.getRequestLine()).isEqualTo("PUT /api/v3/notes/7 HTTP/1.1");
        assertThat(request.getHeaders().values("Content-Type")).containsExactly("application/json");
        assertThat(service.notes()).containsExactly("{}");
    }

    @Test
    void aZippedAnswerIsUnzipped() throws Exception {
        service.badDay(List.of(good -> zipped("{\"zipped\":true}")));

        assertThat(notes.read().body()).asString().isEqualTo("{\"zipped\":true}");
    }

    @Test
    void anAnswerOfTenMegabytesIsReadAndOneByteMoreIsNot() throws Exception {
        service.badDay(List.of(good -> chunked(10_000_000), good -> chunked(10_000_001)));

        assertThat(notes.read().body()).hasSize(10_000_000);
        assertThatExceptionOfType(PermanentHttpFailure.class)
                .isThrownBy(notes::read)
                .withMessage("answered 200 with more than 10 MB, which is not read");
    }

    @Test
    void aBusyServiceIsAskedAgainAfterTheWaitItNames() throws Exception {
        service.badDay(BadAnswers.burst(2, busy("7")));

        notes.write();

        assertThat(service.notes()).hasSize(1);
        assertThat(service.requests()).hasSize(3);
        assertThat(notes.clock.sleeps()).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
    }

    @Test
    void aWaitThatIsTooLongFailsAtOnceAndIsTold() {
        service.badDay(List.of(busy(HOUR)));

        assertThatExceptionOfType(TransientHttpFailure.class)
                .isThrownBy(notes::write)
                .withMessage("answered 429: too many requests; it asks to wait 3600 s")
                .matches(failure -> !failure.outcomeUnknown())
                .matches(failure -> failure.minimumWait(notes.clock.now()).equals(Duration.ofHours(1)));
        assertThat(notes.clock.sleeps()).isEmpty();
    }

    @Test
    void nothingIsSentWhileTheServiceIsToBeLeftAlone() throws Exception {
        service.badDay(List.of(busy(HOUR)));
        assertThatExceptionOfType(HttpFailure.class).isThrownBy(notes::read);
        notes.clock.pass(Duration.ofMinutes(30));

        assertThatExceptionOfType(TransientHttpFailure.class)
                .isThrownBy(notes::read)
                .withMessageContaining("not sent: the service is to be left alone for another 1800 s");
        assertThat(service.requests()).hasSize(1);

        notes.clock.pass(Duration.ofMinutes(30));
        assertThat(notes.read().status()).isEqualTo(200);
    }

    @Test
    void nobodyIsHeldBackForMoreThanAnHour() throws Exception {
        service.badDay(List.of(busy("999999999")));
        assertThatExceptionOfType(HttpFailure.class).isThrownBy(notes::read);

        notes.clock.pass(Duration.ofHours(1));

        assertThat(notes.read().status()).isEqualTo(200);
    }

    @Test
    void aRefusalIsFinalAndCarriesTheServicesOwnWords() {
        service.badDay(List.of(BadAnswers.status(422, Map.of(), "no, Bearer " + SECRET + "\n(" + SECRET + ")")));

        PermanentHttpFailure failure = catchThrowableOfType(PermanentHttpFailure.class, notes::write);

        assertThat(failure).hasMessage("answered 422: no, *** (***)");
        assertThat(failure.outcomeUnknown()).isFalse();
        assertThat(failure.reply().orElseThrow().status()).isEqualTo(422);
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void anOverlongRefusalIsCutAndItsReplyIsWhole() {
        service.badDay(List.of(BadAnswers.status(400, Map.of(), "x".repeat(10_000))));

        PermanentHttpFailure failure = catchThrowableOfType(PermanentHttpFailure.class, notes::write);

        assertThat(failure.getMessage()).hasSizeLessThan(600);
        assertThat(failure.reply().orElseThrow().body()).hasSize(10_000);
    }

    @Test
    void aFailureIsRetriedOnlyWhereARequestIsRepeatable() throws Exception {
        service.badDay(List.of(BadAnswers.errorAfterwards()));
        notes.client.call(WRITE.asRepeatable());
        assertThat(service.requests()).hasSize(2);

        service.badDay(List.of(BadAnswers.errorAfterwards()));
        assertThatExceptionOfType(TransientHttpFailure.class)
                .isThrownBy(notes::write)
                .withMessage("answered 500: it broke; whether it was done is not known")
                .matches(HttpFailure::outcomeUnknown);
        assertThat(service.requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRetryAfterOfZeroIsWaitedAsAnyOther(boolean read) throws Exception {
        service.badDay(List.of(BadAnswers.status(503, Map.of("Retry-After", "0"), "{}")));

        notes.client.call(read ? READ : WRITE);

        assertThat(service.requests()).hasSize(2);
        assertThat(notes.clock.sleeps()).hasSize(1);
    }

    @Test
    void aServiceThatNobodyIsAtIsNotInDoubt() {
        String nowhere = service.url();
        service.close();

        try (NoteClient lost = NoteClient.with(NoteClient.settings(nowhere))) {
            assertThatExceptionOfType(TransientHttpFailure.class)
                    .isThrownBy(lost::write)
                    .withMessage("connection refused")
                    .matches(failure -> !failure.outcomeUnknown());
            assertThat(lost.clock.sleeps()).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../notes", "notes/..", "notes/%2E%2e/x", "a/./b", "a\\..\\b", "notes#x"})
    void aPathThatLeadsElsewhereIsNotSent(String path) {
        assertThatExceptionOfType(PermanentHttpFailure.class)
                .isThrownBy(() -> notes.client.call(ServiceRequest.get(path)))
                .withMessageStartingWith("not sent: ");
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void itIsToldHowCallsGoWithoutQueriesAndSecrets() throws Exception {
        service.badDay(List.of(busy("7"), BadAnswers.status(401, Map.of(), "Bearer " + SECRET)));
        assertThatExceptionOfType(HttpFailure.class).isThrownBy(notes::read);
        notes.write();

        assertThat(notes.told.lines)
                .containsExactly(
                        "retry GET notes 429 after 0 s, attempt 1 wait 7 s: "
                                + "answered 429: too many requests; it asks to wait 7 s",
                        "failure GET notes 401 after 7 s, attempt 2: answered 401: ***",
                        "success POST notes 201 after 0 s, attempt 1");
    }

    @Test
    void aListenerThatThrowsBreaksNoCall() throws Exception {
        service.badDay(List.of(busy("1")));

        try (ServiceClient client = new ServiceClient(
                NoteClient.settings(service.url()), NoteService::meaning, new BrokenListener(), new SteppedClock())) {
            assertThat(client.call(READ).status()).isEqualTo(200);
        }
    }

    @Test
    void anInterruptEndsTheWaitAndStaysSet() {
        RateDialect interrupting = (reply, now) -> {
            Thread.currentThread().interrupt();
            return new RateDialect.Meaning.Busy("busy", Duration.ofSeconds(1));
        };

        try (ServiceClient client = new ServiceClient(
                NoteClient.settings(service.url()), interrupting, ServiceListener.NONE, new SteppedClock())) {
            assertThatExceptionOfType(TransientHttpFailure.class).isThrownBy(() -> client.call(READ));
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(service.requests()).hasSize(1);
    }

    private static BadAnswer busy(String retryAfter) {
        return BadAnswers.status(429, Map.of("Retry-After", retryAfter), "{}");
    }

    private static MockResponse chunked(int size) {
        return new MockResponse.Builder()
                .chunkedBody(new Buffer().write(new byte[size]), 1_000_000)
                .build();
    }

    private static MockResponse zipped(String json) {
        Buffer zipped = new Buffer();
        try (BufferedSink sink = Okio.buffer(new GzipSink(zipped))) {
            sink.writeUtf8(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .addHeader("Content-Encoding", "gzip")
                .body(zipped)
                .build();
    }

    /** It cannot even be told. */
    private static final class BrokenListener implements ServiceListener {

        @Override
        public void retry(ServiceCall call, Duration wait, String reason) {
            throw new IllegalStateException("broken");
        }

        @Override
        public void success(ServiceCall call) {
            throw new IllegalStateException("broken");
        }

        @Override
        public void failure(ServiceCall call, String reason) {
            throw new IllegalStateException("broken");
        }
    }
}
