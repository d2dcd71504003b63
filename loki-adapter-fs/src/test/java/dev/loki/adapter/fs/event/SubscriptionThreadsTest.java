package dev.loki.adapter.fs.event;

import static dev.loki.adapter.fs.event.BusFolder.GROUP;
import static dev.loki.adapter.fs.event.BusFolder.caughtUp;
import static dev.loki.adapter.fs.event.BusFolder.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.event.EventSelection;
import dev.loki.ports.event.ConsumerGroup;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Which threads a bus has, and how they end. */
@Isolated("looks at all threads of the JVM")
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
class SubscriptionThreadsTest {

    private static final int EVENTS = 20;

    @TempDir
    private Path temp;

    private final Set<Thread> before = Thread.getAllStackTraces().keySet();
    private FileEventBus bus;

    @BeforeEach
    void openBus() {
        bus = new BusFolder(temp.resolve("events")).open(Clock.systemUTC());
    }

    @Test
    void withoutASubscriberThereIsNoThread() {
        bus.emit(event("a"));
        caughtUp(bus, GROUP);
        bus.replay(EventSelection.ALL, event -> {});
        bus.stats();
        bus.drain(event -> {});

        assertThat(threads()).isEmpty();
    }

    @Test
    void eachSubscriptionHasOneThreadThatCallsItsHandler() throws Exception {
        Set<Thread> callers = ConcurrentHashMap.newKeySet();
        CountDownLatch handled = new CountDownLatch(2 * EVENTS);
        for (String group : List.of("one", "two")) {
            bus.subscribe(ConsumerGroup.named(group), event -> {
                callers.add(Thread.currentThread());
                handled.countDown();
            });
        }
        for (int i = 0; i < EVENTS; i++) {
            bus.emit(event("e" + i));
        }

        assertThat(handled.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(callers).extracting(Thread::getName).containsExactlyInAnyOrder("loki-events-one", "loki-events-two");
        assertThat(threads()).containsExactlyInAnyOrderElementsOf(callers);
        bus.close();
        assertThat(threads()).isEmpty();
    }

    private List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("loki-events-") && !before.contains(thread))
                .toList();
    }
}
