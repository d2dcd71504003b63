package dev.loki.cli.telemetry;

import dev.loki.cli.command.Invocation;
import dev.loki.ports.telemetry.ReadingReport;

/** What a reading passed over, told to the user. */
public final class RecordingTrouble {

    private RecordingTrouble() {}

    /**
     * Warns of it.
     *
     * @param items such as {@code spans}
     */
    public static void tell(ReadingReport report, String items, Invocation invocation) {
        report.problems().forEach(problem -> invocation.warn("passed over: " + problem));
        long more = report.unreadable() - report.problems().size();
        if (more > 0) {
            invocation.warn("passed over: " + more + " more lines or " + items + " that cannot be read");
        }
        if (report.torn() > 0) {
            invocation.warn("a file ends in the middle of a line: it is being written, or its writer was stopped");
        }
    }
}
