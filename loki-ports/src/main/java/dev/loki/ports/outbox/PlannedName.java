package dev.loki.ports.outbox;

import dev.loki.domain.digest.Sha256;
import java.nio.charset.StandardCharsets;

/** What something is called that is still to be made at a service: the same call gives it the same name on any machine. */
public final class PlannedName {

    private static final String PREFIX = "outbox:";
    private static final int DIGITS = 24;

    private PlannedName() {}

    /**
     * The name of what an operation makes.
     *
     * @param service whom the call is for
     * @param destination which of its sites, workspaces or repositories
     * @param issue what it is done to
     * @param what such as {@code comment}, with what the caller names it by
     */
    public static String of(String service, String destination, String issue, String what) {
        String operation = String.join("\n", service, destination, issue, what);
        return PREFIX + Sha256.hex(operation.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }

    /** The name of the issue that is created for a subtask. */
    public static String ofSubtask(String service, String destination, String issue, String operation) {
        return of(service, destination, issue, "subtask " + operation);
    }

    /** Whether it is such a name. */
    public static boolean is(String issue) {
        return issue.startsWith(PREFIX);
    }
}
