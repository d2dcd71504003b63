package dev.loki.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.standin.BadAnswers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceRedirectTest {

    private final NoteService service = new NoteService();
    private final NoteService other = new NoteService();
    private final NoteClient notes = NoteClient.of(service);

    @AfterEach
    void stop() {
        notes.close();
        service.close();
        other.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void aReadFollowsWithinTheService(int status) throws Exception {
        service.badDay(List.of(
                BadAnswers.redirect(status, "/moved?page=2"), BadAnswers.redirect(status, service.url() + "/again")));

        assertThat(notes.read().status()).isEqualTo(200);
        assertThat(service.requests())
                .extracting(request -> request.getTarget())
                .containsExactly("/notes?query=hidden", "/moved?page=2", "/again");
    }

    @Test
    void aCircleEnds() {
        service.badDay(BadAnswers.burst(10, BadAnswers.redirect(302, "/notes")));

        assertThatExceptionOfType(PermanentHttpFailure.class)
                .isThrownBy(notes::read)
                .withMessage("answered 302, a redirect that is not followed: there were 3 before it");
        assertThat(service.requests()).hasSize(4);
    }

    @Test
    void credentialsAreNotTakenElsewhere() {
        service.badDay(List.of(BadAnswers.redirect(302, other.url() + "/notes")));

        assertThatExceptionOfType(PermanentHttpFailure.class)
                .isThrownBy(notes::read)
                .withMessageContaining("another host")
                .withMessageNotContaining(other.url());
        assertThat(other.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://x/", "https://127.0.0.1/", "//elsewhere.example/x", "http://"})
    void anywhereElseIsNotFollowed(String location) {
        service.badDay(List.of(BadAnswers.redirect(301, location)));

        assertThatExceptionOfType(PermanentHttpFailure.class).isThrownBy(notes::read);
        assertThat(service.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void aWriteStaysWhereItIs(int status) {
        service.badDay(List.of(BadAnswers.redirect(status, "/elsewhere")));

        assertThatExceptionOfType(PermanentHttpFailure.class)
                .isThrownBy(notes::write)
                .withMessageContaining("what writes is not sent elsewhere")
                .matches(failure -> !failure.outcomeUnknown());
        assertThat(service.requests()).hasSize(1);
        assertThat(service.notes()).isEmpty();
    }
}
