package dev.loki.adapter.fs.outbox;

import dev.loki.domain.tracker.StatusNames;
import dev.loki.domain.tracker.WorkComment;
import java.nio.file.Path;

/** A process that puts comments into an outbox, and prints each after it returned: folder and name are its arguments. */
final class OutboxProcess {

    private OutboxProcess() {}

    public static void main(String[] arguments) {
        OutboxTracker tracker =
                new OutboxTracker(TestOutbox.in(Path.of(arguments[0])), "jira", "here", StatusNames.DEFAULT);
        for (int n = 0; ; n++) {
            String operation = arguments[1] + "-" + n;
            tracker.postComment("PROJ-1", new WorkComment(operation, "text", false));
            System.out.println(operation);
        }
    }
}
