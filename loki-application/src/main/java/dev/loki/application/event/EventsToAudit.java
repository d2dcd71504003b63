package dev.loki.application.event;

import dev.loki.application.audit.AuditTrail;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.event.EventHandler;
import dev.loki.ports.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Puts every event on record, of whatever type: a consumer group's handler. Anybody can write an event, so what it says is
 * evidence of what was said, not of who did it: the entry's {@code who} is the bus and the source that the event names,
 * whom the payload names is {@code claimed_actor}, and {@code what} cannot be taken for an entry of Loki's own. Thread-safe.
 */
public final class EventsToAudit implements EventHandler {

    /** The group's name. */
    public static final String GROUP = "audit";

    /** What {@code what} begins with. */
    public static final String PREFIX = "event_";

    private static final int MAX_PAYLOAD = 64 * 1024;
    private static final int MAX_NAME = 128;
    private static final int MAX_TEXT = 1_024;

    /** An entry's metadata, which the payload is within, is itself within the entry. */
    private static final int MAX_DEPTH = JsonReader.MAX_DEPTH - 2;

    private static final List<String> ACTORS = List.of("actor", "who", "agent", "agent_id", "user");

    private final AuditTrail audit;

    public EventsToAudit(AuditTrail audit) {
        this.audit = audit;
    }

    /**
     * Records one event.
     *
     * @throws dev.loki.ports.audit.AuditLogException where it cannot be recorded, so that it comes again
     */
    @Override
    public void handle(Event event) {
        String action = event.payload().string("action").map(text -> "_" + text).orElse("");
        audit.record(new AuditDraft(
                "event-bus:" + shortened(event.source()),
                PREFIX + shortened(event.type()) + shortened(action),
                "events/" + event.id(),
                null,
                metadata(event)));
    }

    private static JsonObject metadata(Event event) {
        JsonObject.Builder metadata = JsonObject.builder()
                .put("event_id", event.id())
                .put("type", shortened(event.type(), MAX_TEXT))
                .put("source", shortened(event.source(), MAX_TEXT))
                .put("timestamp", shortened(event.timestamp(), MAX_TEXT));
        ACTORS.stream()
                .flatMap(member -> event.payload().string(member).stream())
                .findFirst()
                .ifPresent(actor -> metadata.put("claimed_actor", shortened(actor)));
        return metadata.put("payload", bounded(event.payload())).build();
    }

    /** A payload that is large, or too deep for an entry, is recorded by its hash; the event itself stays on the bus. */
    private static JsonValue bounded(JsonObject payload) {
        byte[] text = payload.toString().getBytes(StandardCharsets.UTF_8);
        if (text.length <= MAX_PAYLOAD && !payload.isDeeperThan(MAX_DEPTH)) {
            return payload;
        }
        return JsonObject.EMPTY
                .with("sha256", new JsonString(Sha256.hex(text)))
                .with("bytes", JsonNumber.of(text.length));
    }

    private static String shortened(String text) {
        return shortened(text, MAX_NAME);
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "...";
    }
}
