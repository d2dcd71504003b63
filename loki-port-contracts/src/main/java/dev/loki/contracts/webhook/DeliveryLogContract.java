package dev.loki.contracts.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.ports.webhook.DeliveryLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link DeliveryLog} does. */
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
public abstract class DeliveryLogContract {

    private static final Instant NOW = Instant.parse("2026-02-21T10:00:00Z");
    private static final String DELIVERY = "b8e9\u00e9\"\\\n";

    private DeliveryLog log;

    /** Another handle on the same log, which is empty before each test. */
    protected abstract DeliveryLog open() throws Exception;

    @BeforeEach
    void openLog() throws Exception {
        log = open();
    }

    @Test
    void aDeliveryIsNotedOnce() throws Exception {
        assertThat(log.note("linear", DELIVERY, NOW)).isTrue();
        assertThat(log.note("linear", DELIVERY, NOW)).isFalse();
        assertThat(open().note("linear", DELIVERY, NOW.plusSeconds(1))).isFalse();
    }

    @Test
    void eachServiceHasDeliveriesOfItsOwn() {
        assertThat(log.note("linear", DELIVERY, NOW)).isTrue();
        assertThat(log.note("jira", DELIVERY, NOW)).isTrue();
        assertThat(log.note("linear", "another", NOW)).isTrue();
    }

    @Test
    void whatIsForgottenMayComeAgain() throws Exception {
        assertThat(log.note("linear", DELIVERY, NOW)).isTrue();
        log.forget("linear", "another");
        log.forget("linear", DELIVERY);
        assertThat(open().note("linear", DELIVERY, NOW)).isTrue();
        assertThat(log.note("linear", DELIVERY, NOW)).isFalse();
    }

    /** Its handler was killed. */
    @Test
    void whatWasNotedButNotHandledInTimeMayComeAgain() throws Exception {
        assertThat(log.note("linear", DELIVERY, NOW)).isTrue();
        assertThat(open().note("linear", DELIVERY, NOW.plus(DeliveryLog.HANDLING)))
                .isFalse();
        Instant later = NOW.plus(DeliveryLog.HANDLING).plusSeconds(1);
        assertThat(open().note("linear", DELIVERY, later)).isTrue();
        assertThat(log.note("linear", DELIVERY, later.plusSeconds(1))).isFalse();
        log.handled("linear", DELIVERY, later);
        assertThat(open().note("linear", DELIVERY, later.plusSeconds(3_600))).isFalse();
    }

    @Test
    void aDeliveryIsRememberedForEightDaysAndNotForEver() {
        assertThat(log.note("linear", DELIVERY, NOW)).isTrue();
        log.handled("linear", DELIVERY, NOW);
        assertThat(log.note("linear", DELIVERY, NOW.plus(Duration.ofDays(8)).minusSeconds(1)))
                .isFalse();
        assertThat(log.note("linear", DELIVERY, NOW.plus(Duration.ofDays(9)))).isTrue();
    }

    @Test
    void ofManyThatNoteTheSameOneIsTheFirst() {
        List<CompletableFuture<Boolean>> noted = IntStream.range(0, 8)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> log.note("linear", DELIVERY, NOW)))
                .toList();
        assertThat(noted.stream().filter(CompletableFuture::join)).hasSize(1);
    }
}
