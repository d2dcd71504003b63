package dev.loki.application.event;

import dev.loki.domain.event.Event;
import dev.loki.domain.event.EventOrigin;
import dev.loki.ports.event.ConsumerGroup;
import dev.loki.ports.event.EventBus;
import dev.loki.ports.event.EventBusException;
import dev.loki.ports.event.EventBusStats;
import dev.loki.ports.event.EventHandler;
import dev.loki.ports.event.EventRefusedException;
import dev.loki.ports.event.EventSubscription;
import dev.loki.ports.event.Retries;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Mirrors the bus of this machine to one that others share, and back: each event once, at least, and in the same form. What
 * it sends says where it is from ({@link EventOrigin}), and what says so is not sent again: nothing goes round in circles.
 *
 * <p>It is a consumer group of each bus, {@value #GROUP} of the local one and {@code bridge-<origin>} of the other: it goes on
 * where it was, begins with what is published after its first start, and several processes of one machine share the work. It
 * fails open: while the other bus is not there, events wait. Thread-safe.
 */
public final class EventBridge implements AutoCloseable {

    /** The group's name on the local bus. */
    public static final String GROUP = "bridge";

    /** The origin of what was published on the other bus itself. */
    private static final String ELSEWHERE = "elsewhere";

    private static final Retries FOR_EVER = new Retries(Integer.MAX_VALUE, Duration.ofSeconds(1));
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final EventBus local;
    private final EventBus remote;
    private final String origin;
    private final Consumer<String> warnings;
    private final Retries retries;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private volatile String trouble = "";
    private @Nullable EventSubscription outgoing;

    /**
     * @param remote closed with the bridge
     * @param origin tells the local bus from all others; letters and digits, the same at each start
     */
    public EventBridge(EventBus local, EventBus remote, String origin, Consumer<String> warnings) {
        this(local, remote, origin, warnings, FOR_EVER);
    }

    EventBridge(EventBus local, EventBus remote, String origin, Consumer<String> warnings, Retries retries) {
        this.retries = retries;
        this.local = local;
        this.remote = remote;
        this.origin = origin;
        this.warnings = warnings;
    }

    /**
     * Starts mirroring, once. The other bus is looked for on a thread of its own.
     *
     * @throws EventBusException where the local bus cannot be used
     */
    public synchronized void start() {
        if (outgoing == null) {
            outgoing = local.subscribe(group(GROUP), this::send);
            Thread connecting = new Thread(this::connect, "loki-events-bridge");
            connecting.setDaemon(true);
            connecting.start();
        }
    }

    /**
     * Mirrors what there is on either side, and no more.
     *
     * @throws EventBusException where one of them cannot be used; what was mirrored before is acknowledged
     */
    public Mirrored once() {
        catchUp(remote, remoteGroup(), this::receive);
        catchUp(local, GROUP, this::send);
        return mirrored();
    }

    /** What this bridge has mirrored so far. */
    public Mirrored mirrored() {
        return new Mirrored(sent.get(), received.get());
    }

    /**
     * How far it is behind.
     *
     * @throws EventBusException where one of the buses cannot be used
     */
    public Lag lag() {
        return new Lag(lag(local.stats(), GROUP), lag(remote.stats(), remoteGroup()));
    }

    /** Ends it. Where the other bus is there, what is left goes out within a second. */
    @Override
    public void close() {
        closing.countDown();
        boolean isThere = trouble.isEmpty();
        if (!isThere) {
            remote.close();
        }
        synchronized (this) {
            if (outgoing != null) {
                outgoing.close();
                if (isThere && !FinalRound.within(PATIENCE, bounded -> finish(bounded.apply(this::send)))) {
                    warnings.accept(
                            "the other bus did not answer in time: what is left is mirrored by the next bridge");
                }
                outgoing = null;
            }
        }
        remote.close();
    }

    private void connect() {
        for (int failed = 1; closing.getCount() > 0; failed++) {
            try {
                EventSubscription subscription = remote.subscribe(group(remoteGroup()), this::receive);
                trouble = "";
                if (closing.getCount() == 0) {
                    subscription.close();
                }
                return;
            } catch (EventBusException e) {
                tell(e);
                pause(retries.pauseAfter(failed));
            }
        }
    }

    private void send(Event event) {
        if (EventOrigin.of(event).isEmpty() && emit(remote, EventOrigin.mark(event, origin))) {
            sent.incrementAndGet();
        }
    }

    private void receive(Event event) {
        Optional<String> from = EventOrigin.of(event);
        boolean isOwn = from.filter(origin::equals).isPresent();
        if (!isOwn && emit(local, from.isPresent() ? event : EventOrigin.mark(event, ELSEWHERE))) {
            received.incrementAndGet();
        }
    }

    /** Whether the bus took it; what it never will is left where it is. */
    private boolean emit(EventBus bus, Event event) {
        try {
            bus.emit(event);
            trouble = "";
            return true;
        } catch (EventRefusedException e) {
            warnings.accept("event " + event.id() + " is not mirrored: " + e.getMessage());
            return false;
        } catch (EventBusException e) {
            tell(e);
            throw e;
        }
    }

    /** The same trouble is told once. */
    private void tell(EventBusException e) {
        String reason = String.valueOf(e.getMessage());
        boolean isNew = !reason.equals(trouble);
        trouble = reason;
        if (isNew && closing.getCount() > 0) {
            warnings.accept("events are not mirrored now: " + reason + "; it is tried again");
        }
    }

    private void catchUp(EventBus bus, String name, EventHandler handler) {
        AtomicReference<@Nullable EventBusException> failure = new AtomicReference<>();
        bus.catchUp(group(name), event -> {
            try {
                handler.handle(event);
            } catch (EventBusException e) {
                failure.set(e);
                throw new InterruptedException("the other bus is not there");
            }
        });
        EventBusException failed = failure.get();
        if (failed != null) {
            Thread.interrupted(); // it was this that the handler ended with
            throw failed;
        }
    }

    private void finish(EventHandler handler) {
        try {
            catchUp(local, GROUP, handler);
        } catch (EventBusException e) {
            tell(e);
        }
    }

    private void pause(Duration time) {
        try {
            closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String remoteGroup() {
        return GROUP + "-" + origin;
    }

    private ConsumerGroup group(String name) {
        return ConsumerGroup.named(name).startingAt(ConsumerGroup.Start.LATEST).retrying(retries);
    }

    private static long lag(EventBusStats stats, String group) {
        return stats.groups().stream()
                .filter(one -> one.name().equals(group))
                .mapToLong(EventBusStats.Group::lag)
                .sum();
    }

    /**
     * What was mirrored.
     *
     * @param sent events that went to the other bus
     * @param received events that came from it
     */
    public record Mirrored(long sent, long received) {}

    /**
     * How far a bridge is behind.
     *
     * @param outgoing events of the local bus that it has yet to look at
     * @param incoming events of the other bus
     */
    public record Lag(long outgoing, long incoming) {}
}
