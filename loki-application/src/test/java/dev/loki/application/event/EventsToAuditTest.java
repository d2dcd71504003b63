package dev.loki.application.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.House;
import dev.loki.application.audit.AuditTrail;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.event.ConsumerGroup;
import dev.loki.ports.event.Retries;
import dev.loki.ports.json.JsonReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventsToAuditTest {

    private final House house = new House();
    private final EventsToAudit subscriber = new EventsToAudit(house.audit);

    @Test
    void anEventOfAnyTypeIsRecorded() {
        subscriber.handle(event("task", "complete"));
        subscriber.handle(event("weather", "rain"));

        assertThat(entries()).extracting(AuditEntry::what).containsExactly("event_task_complete", "event_weather_rain");
        assertThat(entries()).extracting(AuditEntry::where).containsExactly("events/e1", "events/e1");
    }

    @Test
    void whoItWasIsTheBusAndWhatThePayloadNamesIsAClaim() {
        subscriber.handle(Event.of(
                "e1",
                "task",
                "hook",
                "2026-02-21T10:00:00.000Z",
                JsonObject.builder().put("actor", "root").build()));

        AuditEntry entry = entries().get(0);
        assertThat(entry.who()).isEqualTo("event-bus:hook");
        assertThat(entry.metadata().toString()).contains("\"claimed_actor\":\"root\"");
    }

    @Test
    void noEventPassesForAnEntryOfLokisOwn() {
        subscriber.handle(event("policy_deny", ""));

        assertThat(entries()).extracting(AuditEntry::what).allMatch(what -> what.startsWith("event_"));
    }

    @Test
    void aLargePayloadIsRecordedByItsHash() {
        subscriber.handle(Event.of(
                "e1",
                "task",
                "hook",
                "2026-02-21T10:00:00.000Z",
                JsonObject.builder().put("text", "x".repeat(100_000)).build()));

        String metadata = entries().get(0).metadata().toString();
        assertThat(metadata).hasSizeLessThan(1_000).contains("sha256").contains("\"bytes\":100011");
    }

    /** One that no chain takes would be tried for ever. */
    @Test
    void whateverAnEventMayBeTheEntryIsOneThatAChainTakes() {
        JsonObject deep = JsonObject.EMPTY;
        for (int i = 0; i < JsonReader.MAX_DEPTH - 2; i++) {
            deep = JsonObject.EMPTY.with("d", deep);
        }
        String huge = "x".repeat(3_000_000);
        subscriber.handle(Event.of("e1", huge, huge, huge, deep));

        AuditEntry entry = entries().get(0);
        assertThat(entry.metadata().isDeeperThan(JsonReader.MAX_DEPTH - 1)).isFalse();
        assertThat(entry.metadata().toString()).hasSizeLessThan(5_000).contains("sha256");
    }

    @Test
    void anEventThatCannotBeRecordedComesAgain() {
        AtomicInteger failures = new AtomicInteger(1);
        AuditTrail failing = AuditTrail.keptIn(() -> {
            if (failures.getAndDecrement() > 0) {
                throw new AuditLogException("no room", null);
            }
            return house.log;
        });
        house.bus.emit(event("task", "complete"));
        house.bus.catchUp(
                ConsumerGroup.named(EventsToAudit.GROUP).retrying(new Retries(2, Duration.ZERO)),
                new EventsToAudit(failing));

        assertThat(entries()).hasSize(1);
    }

    private List<AuditEntry> entries() {
        List<AuditEntry> entries = new ArrayList<>();
        house.audit.read(AuditQuery.ALL, entries::add);
        return entries;
    }

    private static Event event(String type, String action) {
        return Event.of(
                "e1",
                type,
                "runner",
                "2026-02-21T10:00:00.000Z",
                JsonObject.builder().put("action", action).build());
    }
}
