package dev.loki.domain.event;

import java.util.Optional;

/**
 * What an event says became of a task, for those who keep it in step with an issue elsewhere.
 *
 * @param task the task's id
 * @param action what happened, such as {@code claim}, {@code complete} or {@code fail}
 * @param event the event that says so
 */
public record TaskChange(String task, String action, Event event) {

    /** Empty for an event about anything else. */
    public static Optional<TaskChange> of(Event event) {
        Optional<String> task = event.payload().string("task_id");
        Optional<String> action = event.payload().string("action");
        return event.type().equals(EventTypes.TASK) && task.isPresent() && action.isPresent()
                ? Optional.of(new TaskChange(task.get(), action.get(), event))
                : Optional.empty();
    }
}
