package dev.loki.application.event;

import dev.loki.domain.event.Event;
import dev.loki.domain.event.TaskChange;
import dev.loki.ports.event.EventHandler;
import dev.loki.ports.tracker.TaskListener;
import java.util.Optional;

/** Tells a tracker what events say of tasks: a consumer group's handler. */
public final class EventsToTracker implements EventHandler {

    /** The group's name. */
    public static final String GROUP = "tracker";

    private final TaskListener tracker;

    public EventsToTracker(TaskListener tracker) {
        this.tracker = tracker;
    }

    @Override
    public void handle(Event event) throws Exception {
        Optional<TaskChange> change = TaskChange.of(event);
        if (change.isPresent()) {
            tracker.changed(change.get());
        }
    }
}
