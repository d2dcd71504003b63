package dev.loki.http;

import static dev.loki.http.NoteClient.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.loki.standin.BadAnswer;
import dev.loki.standin.BadAnswers;
import dev.loki.testing.Nightly;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ServiceBadDayTest {

    private static final int ATTEMPTS = 4;
    private static final int SLOW_MILLIS = 500;

    private final NoteService service = new NoteService();

    @AfterEach
    void stop() {
        service.close();
    }

    static Stream<Arguments> lostAnswers() {
        return Stream.of(
                Arguments.of("a reset before", BadAnswers.resetBefore(), 0),
                Arguments.of("a reset after", BadAnswers.resetAfter(), 1),
                Arguments.of("an error before", BadAnswers.error(), 0),
                Arguments.of("an error after", BadAnswers.errorAfterwards(), 1),
                Arguments.of("half an answer", BadAnswers.truncated(), 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostAnswers")
    void aReadIsSentAgainUntilItIsAnswered(String name, BadAnswer bad, int ignored) throws Exception {
        service.badDay(BadAnswers.burst(ATTEMPTS - 1, bad));

        try (NoteClient notes = NoteClient.of(service)) {
            assertThat(notes.read().status()).isEqualTo(200);
            assertThat(notes.clock.sleeps()).hasSize(ATTEMPTS - 1);
        }
        assertThat(service.requests()).hasSize(ATTEMPTS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostAnswers")
    void aWriteIsSentOnceAndTheDoubtIsTold(String name, BadAnswer bad, int done) {
        service.badDay(BadAnswers.burst(ATTEMPTS, bad));

        try (NoteClient notes = NoteClient.of(service)) {
            TransientHttpFailure failure = catchThrowableOfType(TransientHttpFailure.class, notes::write);
            assertThat(failure).hasMessageEndingWith("; whether it was done is not known");
            assertThat(failure.outcomeUnknown()).isTrue();
        }
        assertThat(service.requests()).hasSize(1);
        assertThat(service.notes()).hasSize(done);
    }

    static Stream<Arguments> hangs() {
        return Stream.of(
                Arguments.of("silence", BadAnswers.silence()), Arguments.of("a trickle", BadAnswers.slow(SLOW_MILLIS)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hangs")
    void aHangEndsWithTheTimeToRead(String name, BadAnswer bad) {
        service.badDay(BadAnswers.burst(ATTEMPTS + 1, bad));

        try (NoteClient notes = NoteClient.hasty(service)) {
            assertThat(catchThrowableOfType(TransientHttpFailure.class, notes::read))
                    .hasMessage("no answer in time")
                    .matches(failure -> !failure.outcomeUnknown());
            assertThat(catchThrowableOfType(TransientHttpFailure.class, notes::write))
                    .hasMessageStartingWith("no answer in time")
                    .matches(HttpFailure::outcomeUnknown);
        }
    }

    static Stream<Arguments> uselessAnswers() {
        return Stream.of(
                Arguments.of(BadAnswers.giant(), "answered 20[01] with more than 10 MB, which is not read"),
                Arguments.of(BadAnswers.endless(), "answered 20[01] with more than 10 MB, which is not read"),
                Arguments.of(BadAnswers.html(), "answered 200 with text/html where JSON was expected: .*"),
                Arguments.of(
                        BadAnswers.typed("text/plain", "{}"),
                        "answered 200 with text/plain where JSON was expected: .*"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("uselessAnswers")
    void anAnswerOfNoUseIsFinalAndSaysWhy(BadAnswer bad, String message) {
        service.badDay(BadAnswers.burst(2, bad));

        try (NoteClient notes = NoteClient.of(service)) {
            assertThat(catchThrowableOfType(PermanentHttpFailure.class, notes::read))
                    .hasMessageMatching(message)
                    .matches(failure -> !failure.outcomeUnknown());
            assertThat(catchThrowableOfType(PermanentHttpFailure.class, notes::write))
                    .hasMessageMatching(message.replace(".*", "") + ".*")
                    .matches(HttpFailure::outcomeUnknown);
        }
        assertThat(service.requests()).hasSize(2);
    }

    @Test
    void revokedCredentialsAreTriedOnce() {
        service.badDay(List.of(BadAnswers.revoked()));

        try (NoteClient notes = NoteClient.of(service)) {
            assertThat(catchThrowableOfType(PermanentHttpFailure.class, notes::write))
                    .hasMessage("answered 401: {\"message\":\"Bad credentials\"}")
                    .matches(failure -> !failure.outcomeUnknown());
        }
        assertThat(service.requests()).hasSize(1);
    }

    /** The promise that adapters build on: done and told, not done and told, or in doubt and told. */
    @Test
    void noWriteIsDoneTwiceNorFailsUnnoticedOnAnyDay() {
        Random random = new Random(20261126);
        try (NoteClient notes = NoteClient.of(service)) {
            for (int round = 0; round < Nightly.count(20, 1_000); round++) {
                int before = service.notes().size();
                service.badDay(anyDay(random));
                HttpFailure failure = catchThrowableOfType(HttpFailure.class, notes::write);
                int done = service.notes().size() - before;
                assertThat(done).isLessThanOrEqualTo(1);
                assertThat(done == 1 || failure != null).isTrue();
                assertThat(done == 0 || failure == null || failure.outcomeUnknown())
                        .as("round %d: %s", round, failure)
                        .isTrue();
                finishDay(notes);
            }
            assertThat(notes.told.lines).noneMatch(line -> line.contains(SECRET) || line.contains("hidden"));
        }
    }

    private static List<BadAnswer> anyDay(Random random) {
        List<BadAnswer> all = List.of(
                BadAnswers.status(429, Map.of("Retry-After", "2"), "{}"),
                BadAnswers.status(503, Map.of(), SECRET),
                BadAnswers.error(),
                BadAnswers.errorAfterwards(),
                BadAnswers.resetBefore(),
                BadAnswers.resetAfter(),
                BadAnswers.truncated(),
                BadAnswers.html(),
                BadAnswers.revoked(),
                BadAnswers.redirect(307, "/elsewhere"));
        return Stream.generate(() -> all.get(random.nextInt(all.size())))
                .limit(random.nextInt(ATTEMPTS + 1))
                .toList();
    }

    /** Reads until nothing is left of the bad day. */
    private static void finishDay(NoteClient notes) {
        int good = 0;
        while (good < 1) {
            good += catchThrowableOfType(HttpFailure.class, notes::read) == null ? 1 : 0;
        }
    }
}
