package dev.loki.ports.run;

import java.util.List;
import java.util.Optional;

/** Where the reports of finished runs are kept, one of each. Implementations are thread-safe. */
public interface RunReports {

    /** The longest report that is kept, in bytes. */
    int MAX_BYTES = 1024 * 1024;

    /**
     * Keeps the report of a run; when this returns, it is durable.
     *
     * @param session the run's id, safe as a file name
     * @return the name it is kept by
     * @throws RunReportException where it cannot be kept
     */
    String keep(String session, byte[] report);

    /**
     * A report that was kept; empty where it is not there.
     *
     * @param name what {@link #keep} returned, or what an entry of the audit trail says it did
     * @throws RunReportException where it cannot be read, or the name is none of a report
     */
    Optional<byte[]> read(String name);

    /**
     * The names of all reports, in order.
     *
     * @throws RunReportException where they cannot be listed
     */
    List<String> names();
}
