package dev.loki.domain.tracker;

import dev.loki.domain.event.Event;
import dev.loki.domain.event.EventTypes;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an event says of work that an issue may stand for. All its texts are from outside, as anybody can write an event.
 *
 * @param task the task's id; empty where it is the session that is told of
 * @param issue the issue that stands for it, as the event names it; empty where it names none
 * @param title what the task is called; empty where that is not told
 * @param status where the work stands from then on; empty where that is not told
 * @param remark what is to be said of it; empty for nothing
 * @param deployment where it was deployed to; empty where that is not told
 * @param at when it happened
 * @param told the service that told it first, by a webhook; empty where it is the engine
 */
public record WorkChange(
        Optional<String> task,
        Optional<String> issue,
        Optional<String> title,
        Optional<WorkStatus> status,
        Optional<String> remark,
        Optional<Deployment> deployment,
        Instant at,
        Optional<String> told) {

    /** The member of the payload that names the service which told it. */
    public static final String SERVICE = "service";

    /** The member of the payload that names the issue. */
    public static final String ISSUE = "issue";

    /** The member of the payload that names the task. */
    public static final String TASK = "task_id";

    /** The member of the payload that has the {@link WorkStatus#label label} of a status. */
    public static final String STATUS = "status";

    private static final int LONGEST_NAME = 200;
    private static final String ITERATION = "iteration_";
    private static final Pattern DEPLOYED = Pattern.compile("(?:task|session|state)_deploy(?:ed)?");

    /** What becomes of sessions and tasks, by the type and the action, or by a type that has both. */
    private static final Map<String, WorkStatus> STATUSES = Map.ofEntries(
            Map.entry("session_start", WorkStatus.REASON),
            Map.entry("session_complete", WorkStatus.DONE),
            Map.entry("session_fail", WorkStatus.FAILED),
            Map.entry("task_add", WorkStatus.PLANNED),
            Map.entry("task_create", WorkStatus.PLANNED),
            Map.entry("task_claim", WorkStatus.ACT),
            Map.entry("task_start", WorkStatus.ACT),
            Map.entry("task_review", WorkStatus.REFLECT),
            Map.entry("task_block", WorkStatus.BLOCKED),
            Map.entry("task_fail", WorkStatus.FAILED),
            Map.entry("task_complete", WorkStatus.DONE),
            Map.entry("task_cancel", WorkStatus.CANCELED));

    /** Empty for an event about anything else, and for one whose time cannot be read. */
    public static Optional<WorkChange> of(Event event) {
        JsonObject payload = event.payload();
        String name = name(event);
        Optional<String> task = name(payload, TASK);
        boolean isOfTask = name.startsWith(EventTypes.TASK + "_") && task.isPresent();
        boolean isOfSession = name.startsWith(EventTypes.SESSION + "_");
        boolean isOfPhase = name.startsWith(EventTypes.STATE + "_") || name.startsWith(ITERATION);
        boolean isOfIssue =
                name.startsWith(EventTypes.TASK + "_") && name(payload, ISSUE).isPresent();
        return isOfTask || isOfSession || isOfPhase || isOfIssue
                ? time(event)
                        .map(at -> new WorkChange(
                                isOfSession ? Optional.empty() : task,
                                name(payload, ISSUE),
                                name(payload, "title"),
                                status(name, payload),
                                isOfPhase ? Optional.empty() : remark(payload),
                                Deployment.of(payload, DEPLOYED.matcher(name).matches()),
                                at,
                                name(payload, SERVICE)))
                : Optional.empty();
    }

    private static String name(Event event) {
        String type = event.type();
        boolean isWhole = Stream.of(EventTypes.TASK, EventTypes.SESSION, EventTypes.STATE, "iteration")
                .anyMatch(known -> type.startsWith(known + "_"));
        return isWhole ? type : type + "_" + event.payload().string("action").orElse("");
    }

    /** What is said in so many words comes first, then the phase, then what follows from the event's name. */
    private static Optional<WorkStatus> status(String name, JsonObject payload) {
        return payload.string(STATUS)
                .flatMap(WorkStatus::of)
                .or(() -> payload.string("phase").flatMap(WorkStatus::of))
                .or(() -> name.equals("session_end") ? Optional.of(ended(payload)) : named(name));
    }

    /** A past tense is the same: {@code completed}, {@code started}, {@code cancelled}. */
    private static Optional<WorkStatus> named(String name) {
        return Stream.of("", "d", "ed", "led")
                .filter(name::endsWith)
                .map(ending -> name.substring(0, name.length() - ending.length()))
                .flatMap(form -> Stream.ofNullable(STATUSES.get(form)))
                .findFirst();
    }

    /** A session that ended well leaves its work for people to look at; that it is done is for an event to say. */
    private static WorkStatus ended(JsonObject payload) {
        String outcome = payload.string("outcome").orElse("");
        if (outcome.equals("approval_required")) {
            return WorkStatus.BLOCKED;
        }
        boolean isWell = payload.get("exit_code") instanceof JsonNumber code
                ? code.doubleValue() == 0
                : outcome.isEmpty() || outcome.equals("success");
        return isWell ? WorkStatus.VERIFY : WorkStatus.FAILED;
    }

    private static Optional<String> remark(JsonObject payload) {
        return Stream.of("summary", "reason", "error", "message")
                .flatMap(member -> payload.string(member).stream())
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    private static Optional<String> name(JsonObject payload, String member) {
        return payload.string(member).filter(text -> !text.isBlank() && text.length() <= LONGEST_NAME);
    }

    private static Optional<Instant> time(Event event) {
        try {
            return Optional.of(OffsetDateTime.parse(event.timestamp()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
