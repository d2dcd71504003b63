package dev.loki.ports.audit.dashboard;

import dev.loki.domain.audit.dashboard.DashboardEvent;
import dev.loki.domain.audit.dashboard.DirectoryVerdict;
import dev.loki.domain.audit.dashboard.FileVerdict;
import dev.loki.domain.json.JsonObject;
import java.nio.file.Path;

/**
 * The dashboard chain: one chain over the files of a folder, any number of threads and processes that append.
 * Implementations are thread-safe.
 */
public interface DashboardLog {

    /**
     * Links an event to the chain. When this returns, it is durable.
     *
     * @return the line as it is stored
     * @throws dev.loki.ports.audit.AuditLogException where it could not be written; it is then not to be taken as
     *     recorded
     */
    JsonObject append(DashboardEvent event);

    /**
     * Checks one file, from the hash that its first entry is linked to: the beginning of the chain, the anchor, or the end
     * of another file beside it; where it is none of these, from the beginning, as the original does.
     *
     * @throws dev.loki.ports.audit.AuditLogException where the file cannot be read
     */
    FileVerdict verify(Path file);

    /**
     * Checks every file of the folder in the order in which they are linked, in memory that does not grow with their size.
     *
     * @param entries told of each entry that was right
     * @throws dev.loki.ports.audit.AuditLogException where the folder cannot be read
     */
    DirectoryVerdict verify(EntryListener entries);

    /** Told of entries while a log is verified. */
    @FunctionalInterface
    interface EntryListener {

        /** Listens to nothing. */
        EntryListener NONE = (number, hash) -> {};

        /**
         * An entry that was right.
         *
         * @param number its place in the chain, from 1, counted over all that were ever pruned
         */
        void verified(long number, String hash);
    }
}
