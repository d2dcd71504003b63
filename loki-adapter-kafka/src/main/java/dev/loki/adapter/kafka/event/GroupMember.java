package dev.loki.adapter.kafka.event;

import dev.loki.domain.event.Event;
import dev.loki.ports.event.Attempts;
import dev.loki.ports.event.ConsumerGroup;
import dev.loki.ports.event.Stopping;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InterruptException;

/** A member's work: each event is handed to the handler, as often as the group says, and acknowledged. For one thread. */
final class GroupMember implements KafkaSubscription.Work {

    /** How long it takes at most until the member hears that it is to stop. */
    private static final Duration POLL = Duration.ofMillis(100);

    private final ConsumerGroup group;
    private final Attempts attempts;
    private final Shares shares;
    private final CloudEventRecords records;
    private final KafkaDeadLetters deadLetters;
    private final Stopping stopping;
    private final Consumer<String> warnings;
    private long handled;

    GroupMember(
            Attempts attempts,
            Shares shares,
            CloudEventRecords records,
            KafkaDeadLetters deadLetters,
            Stopping stopping,
            Consumer<String> warnings) {
        this.group = attempts.group();
        this.attempts = attempts;
        this.shares = shares;
        this.records = records;
        this.deadLetters = deadLetters;
        this.stopping = stopping;
        this.warnings = warnings;
    }

    /** Joins the group; one that is not there begins where this member says. */
    void join() {
        shares.join(group.start());
    }

    /** Handles all that there was in its shares when it got them; returns how many events the handler took. */
    long catchUp() {
        try {
            while (!shares.areCaughtUp()) {
                step();
            }
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        }
        return handled;
    }

    /** Handles the next event, or waits for it a little while. */
    @Override
    public void step() throws InterruptedException {
        for (ConsumerRecord<byte[], byte[]> record : shares.poll(POLL)) {
            take(record);
        }
        shares.commitWhereDue();
    }

    /** Whatever was taken but not acknowledged comes again. */
    @Override
    public void startAgain() {
        shares.rewind();
    }

    /** Leaves the group. */
    @Override
    public void close() {
        shares.close();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        Share share = shares.of(record);
        if (share == null) {
            return; // it comes again
        }
        try {
            Event event = records.read(record);
            boolean isOver = share.isAcknowledged(record.offset()) || share.knows(event.id());
            if (isOver || handle(record, share, event)) {
                share.remember(event.id());
                share.acknowledge(record.offset());
            }
        } catch (NoEventException e) {
            setAside(record, share, String.valueOf(e.getMessage()));
        }
    }

    private void setAside(ConsumerRecord<byte[], byte[]> record, Share share, String reason) {
        if (!share.isAcknowledged(record.offset())) {
            deadLetters.setAside(record, reason);
            share.acknowledge(record.offset());
        }
    }

    /** Whether the group is done with the event; it is not where the member is to stop, or has lost its share meanwhile. */
    private boolean handle(ConsumerRecord<byte[], byte[]> record, Share share, Event event)
            throws InterruptedException {
        Attempts.Outcome outcome = attempts.at(event, time -> {
            shares.hold(time, stopping);
            return !stopping.isStopped() && shares.of(record) == share;
        });
        if (outcome instanceof Attempts.Handled) {
            handled++;
        } else if (outcome instanceof Attempts.Refused refused) {
            deadLetters.refuse(record, group.name(), refused.reason());
            warnings.accept(refused.warning(event));
        }
        return !(outcome instanceof Attempts.Left);
    }
}
