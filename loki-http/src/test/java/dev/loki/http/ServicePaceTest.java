package dev.loki.http;

import static dev.loki.http.NoteClient.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.standin.BadAnswer;
import dev.loki.standin.BadAnswers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServicePaceTest {

    private static final int THREADS = 100;
    private static final int BUSY = 30;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final NoteService service = new NoteService();
    private final NoteClient notes = NoteClient.of(service);

    @AfterEach
    void stop() {
        notes.close();
        service.close();
    }

    @Test
    void aPauseIsWaitedBeforeTheNextRequestAndNotAfterIt() throws Exception {
        service.badDay(List.of(pausing("5")));

        notes.read();
        assertThat(notes.clock.sleeps()).isEmpty();
        notes.write();
        notes.write();

        assertThat(notes.clock.sleeps()).containsExactly(Duration.ofSeconds(5));
    }

    @Test
    void aPauseThatIsTooLongFailsAtOnce() throws Exception {
        service.badDay(List.of(pausing("500")));
        notes.read();

        assertThatExceptionOfType(TransientHttpFailure.class)
                .isThrownBy(notes::write)
                .withMessageContaining("not sent: ")
                .matches(failure -> !failure.outcomeUnknown());
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void threadsShareOnePause() throws Exception {
        service.badDay(BadAnswers.burst(THREADS, pausing("1")));
        notes.read();

        inThreads(10, notes::read);

        assertThat(notes.clock.nanoTime())
                .isGreaterThanOrEqualTo(Duration.ofSeconds(10).toNanos());
    }

    @Test
    void writesGoSinglyWithTimeBetweenThem() throws Exception {
        NoteClient single = NoteClient.with(NoteClient.settings(service.url()).withBetweenWrites(SECOND));
        try (single) {
            inThreads(10, () -> single.client.call(WRITE));
            assertThat(single.clock.sleeps()).hasSize(9).allMatch(SECOND::equals);
            single.read();
            assertThat(single.clock.sleeps()).hasSize(9);
        }
    }

    @Test
    void aHundredThreadsAreAllServedOnce() throws Exception {
        service.badDay(BadAnswers.burst(BUSY, BadAnswers.status(429, Map.of("Retry-After", "1"), "{}")));

        try (NoteClient patient = patient()) {
            assertThat(inThreads(THREADS, patient::write)).allMatch(reply -> reply.status() == 201);
        }

        assertThat(service.notes()).hasSize(THREADS);
        assertThat(service.requests()).hasSize(THREADS + BUSY);
    }

    @Test
    void closingEndsCallsThatHangAndSendsNothingMore() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        service.badDay(List.of(good -> {
            asked.countDown();
            return BadAnswers.silence().instead(good);
        }));
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<ServiceReply> hanging = thread.submit(notes::write);
            asked.await();
            notes.close();
            assertThat(hanging)
                    .failsWithin(Duration.ofMinutes(1))
                    .withThrowableThat()
                    .withRootCauseInstanceOf(TransientHttpFailure.class);
            assertThatExceptionOfType(PermanentHttpFailure.class)
                    .isThrownBy(notes::read)
                    .withMessage("not sent: the client is closed");
            assertThat(service.requests()).hasSize(1);
        } finally {
            thread.shutdownNow();
        }
    }

    /** One that any of the threads may find busy every time: on their clock, each one's waits pass time for all. */
    private NoteClient patient() {
        ServiceTimes day = new ServiceTimes(
                Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofDays(1));
        RetryPolicy retry = new RetryPolicy(BUSY, Duration.ofMillis(1), Duration.ofMillis(2));
        return NoteClient.with(NoteClient.settings(service.url()).withTimes(day).withRetry(retry));
    }

    private static BadAnswer pausing(String seconds) {
        return good -> good.get().newBuilder().addHeader("X-Pause", seconds).build();
    }

    private static <T> List<T> inThreads(int count, Callable<T> task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(Collections.nCopies(count, task))) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
