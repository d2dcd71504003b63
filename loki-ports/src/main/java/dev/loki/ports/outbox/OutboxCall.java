package dev.loki.ports.outbox;

import dev.loki.domain.tracker.Subtask;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.domain.tracker.WorkLink;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.ports.codehost.CommitState;
import java.util.List;

/**
 * A call of an {@link dev.loki.ports.tracker.IssueTracker} or {@link dev.loki.ports.codehost.CodeHost} that changes
 * something, as it is to be made. An issue is named by its key, or by the {@link PlannedName} of one that an earlier call
 * creates. Immutable.
 */
public sealed interface OutboxCall {

    /** What kind of call it is, as files say it. */
    String kind();

    /** What it is done to, for a person. */
    String target();

    /** A call that is about an issue of a tracker. */
    sealed interface OfIssue extends OutboxCall {

        String issue();

        @Override
        default String target() {
            return issue();
        }
    }

    /** A change of status. */
    record Move(String issue, WorkStatus status) implements OfIssue {

        public static final String KIND = "status";

        @Override
        public String kind() {
            return KIND;
        }
    }

    /** Something said on an issue. */
    record Comment(String issue, WorkComment comment) implements OfIssue {

        public static final String KIND = "comment";

        @Override
        public String kind() {
            return KIND;
        }
    }

    /** Work to be created below an issue. */
    record Subtasks(String issue, List<Subtask> subtasks) implements OfIssue {

        public static final String KIND = "subtasks";

        public Subtasks {
            subtasks = List.copyOf(subtasks);
        }

        @Override
        public String kind() {
            return KIND;
        }
    }

    /** A link beside an issue. */
    record Link(String issue, WorkLink link) implements OfIssue {

        public static final String KIND = "link";

        @Override
        public String kind() {
            return KIND;
        }
    }

    /** The comment of a name on a pull request or issue of a code host. */
    record Remark(long number, String name, String markdown) implements OutboxCall {

        public static final String KIND = "remark";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String target() {
            return "#" + number;
        }
    }

    /** How a commit fares. */
    record Report(CommitState state) implements OutboxCall {

        public static final String KIND = "report";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String target() {
            return state.sha();
        }
    }
}
