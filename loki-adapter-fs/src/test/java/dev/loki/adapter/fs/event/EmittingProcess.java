package dev.loki.adapter.fs.event;

import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonObject;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.event.EventBusException;
import java.nio.file.Path;
import java.time.Clock;

/** A process of its own that emits one event with a text of some length: FOLDER LENGTH. Prints what went wrong. */
final class EmittingProcess {

    private EmittingProcess() {}

    public static void main(String[] args) {
        FileEventBus bus = new FileEventBus(
                Path.of(args[0]), new JacksonJsonReader(), Clock.systemUTC(), EventBusSettings.DEFAULT);
        String text = "x".repeat(Integer.parseInt(args[1]));
        try {
            bus.emit(Event.of(
                    "a",
                    "task",
                    "runner",
                    "2026-02-21T10:00:00.000Z",
                    JsonObject.builder().put("text", text).build()));
        } catch (EventBusException e) {
            System.out.println(e.getMessage());
        }
    }
}
