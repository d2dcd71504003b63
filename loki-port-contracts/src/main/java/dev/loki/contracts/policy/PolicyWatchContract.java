package dev.loki.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.ports.policy.PolicyWatch;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link PolicyWatch} does. */
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
public abstract class PolicyWatchContract {

    private static final long PATIENCE_SECONDS = 60;

    private final Semaphore told = new Semaphore(0);
    private PolicyWatch watch;

    /** A watch of a source that the test changes. */
    protected abstract PolicyWatch open() throws Exception;

    /** Changes the source, to something it never was before. */
    protected abstract void change() throws Exception;

    /** What makes the watch look at once; nothing where it looks by itself. */
    protected void nudge() {}

    /** Waits until a watch of the same source that is open would have told of the last change. */
    protected abstract void awaitARound() throws Exception;

    @BeforeEach
    void openWatch() throws Exception {
        watch = open();
    }

    @AfterEach
    void closeWatch() {
        watch.close();
    }

    @Test
    void theListenerIsToldOnceThoughNothingChanges() throws Exception {
        watch.start(this::take);
        nudge();
        awaitTold();
    }

    @Test
    void theListenerIsToldOfEachChange() throws Exception {
        watch.start(this::take);
        nudge();
        awaitTold();
        for (int i = 0; i < 3; i++) {
            told.drainPermits();
            change();
            nudge();
            awaitTold();
        }
    }

    @Test
    void aListenerThatCouldNotTakeTheChangeIsToldAgain() throws Exception {
        CountDownLatch third = new CountDownLatch(3);
        watch.start(() -> {
            third.countDown();
            return third.getCount() == 0;
        });
        nudge();
        assertThat(third.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aClosedWatchTellsNothingMore() throws Exception {
        AtomicInteger count = new AtomicInteger();
        watch.start(() -> {
            count.incrementAndGet();
            return take();
        });
        nudge();
        awaitTold();
        watch.close();
        int before = count.get();
        change();
        nudge();
        awaitARound();
        assertThat(count).hasValue(before);
    }

    @Test
    void aWatchThatIsClosedBeforeItsStartTellsNothing() throws Exception {
        watch.close();
        watch.start(this::take);
        nudge();
        awaitARound();
        assertThat(told.availablePermits()).isZero();
        watch.close();
    }

    private boolean take() {
        told.release();
        return true;
    }

    private void awaitTold() throws InterruptedException {
        assertThat(told.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
}
