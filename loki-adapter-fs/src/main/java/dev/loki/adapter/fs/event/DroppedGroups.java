package dev.loki.adapter.fs.event;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.domain.event.Event;
import dev.loki.domain.event.EventSources;
import dev.loki.domain.event.EventTypes;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.time.IsoTimestamp;
import java.io.IOException;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Tells of a group that was dropped: to the one who warns, and on the bus. */
final class DroppedGroups implements Consumer<String> {

    private final EventWriter writer;
    private final InstantSource clock;
    private final Consumer<String> warnings;

    DroppedGroups(EventWriter writer, InstantSource clock, Consumer<String> warnings) {
        this.writer = writer;
        this.clock = clock;
        this.warnings = warnings;
    }

    @Override
    public void accept(String group) {
        warnings.accept("event group " + group + " had no member for " + IdleGroups.IDLE.toDays()
                + " days and was dropped; one of this name begins anew");
        JsonObject payload = JsonObject.builder()
                .put("action", "event_group_dropped")
                .put("group", group)
                .build();
        try {
            writer.put(Event.of(
                    Identity.fresh().member(),
                    EventTypes.STATE,
                    EventSources.RUNNER,
                    IsoTimestamp.format(clock.instant()),
                    payload));
        } catch (IOException e) {
            warnings.accept("the event of it could not be written: " + IoReason.of(e));
        }
    }
}
