package dev.loki.ports.tracker;

import dev.loki.domain.tracker.ImportedWork;
import dev.loki.domain.tracker.Subtask;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.domain.tracker.WorkLink;
import dev.loki.domain.tracker.WorkStatus;
import java.util.List;

/**
 * Where a team keeps its work (seed, "Integrations": {@code importProject}, {@code syncStatus}, {@code postComment},
 * {@code createSubtasks}). Writes are idempotent: each carries an operation, which a {@link SentJournal} remembers, so that
 * one whose answer was never seen makes no second comment, issue or link when it is sent again. Every text that comes from
 * the service is hostile. Implementations are thread-safe.
 *
 * <p>Each method throws {@link TrackerException}, whose {@link TrackerException#trouble} says whether it may pass.
 */
public interface IssueTracker {

    /** The service, in lower case, such as {@code jira}. */
    String service();

    /**
     * Reads an issue, epic or project with all that is below it, every page.
     *
     * @param id an id or a key
     */
    ImportedWork importProject(String id);

    /** Brings an issue to a status, by the team's name of it, else by its category. */
    StatusOutcome syncStatus(String id, WorkStatus status);

    /**
     * Says something on an issue.
     *
     * @return the service's id of the comment
     */
    String postComment(String id, WorkComment comment);

    /** Creates work below an issue; what an earlier call created is returned as it is. In the order of the subtasks. */
    List<CreatedIssue> createSubtasks(String id, List<Subtask> subtasks);

    /** Puts a link beside an issue, or brings it up to date. */
    void link(String id, WorkLink link);

    /** Asks the service who we are, changing nothing. */
    TrackerHealth check();
}
