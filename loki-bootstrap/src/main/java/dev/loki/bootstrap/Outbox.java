package dev.loki.bootstrap;

import dev.loki.adapter.fs.outbox.FileOutbox;
import dev.loki.adapter.fs.outbox.OutboxExport;
import dev.loki.adapter.fs.tracker.FileWriteTurn;
import dev.loki.application.outbox.OutboxSending;
import dev.loki.application.outbox.SendListener;
import dev.loki.application.outbox.SendOptions;
import dev.loki.application.outbox.SendReport;
import dev.loki.domain.digest.Sha256;
import dev.loki.ports.outbox.OutboxContents;
import dev.loki.ports.outbox.OutboxProgress;
import dev.loki.ports.outbox.WaitingCall;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Calls to trackers and code hosts that wait in files: carried from a site that is air-gapped to a machine that is connected,
 * and sent from there, in their order, once each. Thread-safe.
 *
 * <p>Each method throws {@link dev.loki.ports.outbox.OutboxException} where a file of the outbox cannot be read or written.
 */
public final class Outbox {

    private final Basics basics;
    private final Supplier<? extends TrackerAccess> trackers;
    private final OutboxProgress progress;
    private final FileOutbox file;

    Outbox(Basics basics, Supplier<? extends TrackerAccess> trackers) {
        this.basics = basics;
        this.trackers = trackers;
        this.progress = OutboxWiring.progress(basics);
        this.file = OutboxWiring.outbox(basics, progress);
    }

    /**
     * What was exported.
     *
     * @param calls how many calls
     * @param sha256 of the whole file, in hex
     */
    public record Exported(Path file, int calls, long first, long last, String sha256) {}

    /** What the project's own outbox holds; empty where nothing was ever put there. */
    public Optional<OutboxContents> contents() {
        return file.contents();
    }

    /** How far an outbox was sent from here, and exported. */
    public OutboxProgress.Standing standing(OutboxContents contents) {
        return progress.of(contents.outbox());
    }

    /**
     * Writes the calls that wait into a file to be carried over.
     *
     * @param from the number of the first call; empty for the first that was neither exported nor sent
     * @param force whether the file may take the place of another
     * @return empty where nothing waits; then no file is written
     * @throws ConfigurationException where the first call is no longer kept
     * @throws IOException where the file cannot be written, with a message that names it and says why
     */
    public Optional<Exported> export(Path to, OptionalLong from, boolean force) throws IOException {
        OutboxContents all = file.contents().orElse(new OutboxContents("", List.of()));
        OutboxProgress.Standing standing = standing(all);
        long first = from.orElse(Math.max(standing.sent(), standing.exported()) + 1);
        requireKept(all, first);
        OutboxContents chosen = all.from(first);
        if (chosen.calls().isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = new OutboxExport(basics.json().get()).write(chosen);
        NewFile.write(to, force, out -> {
            out.write(bytes);
            return to;
        });
        List<WaitingCall> calls = chosen.calls();
        long last = calls.get(calls.size() - 1).number();
        progress.exported(all.outbox(), last);
        return Optional.of(new Exported(to, calls.size(), first, last, Sha256.hex(bytes)));
    }

    /**
     * Reads what {@link #export} wrote, perhaps elsewhere.
     *
     * @param sha256 the SHA-256 that it must have, in hex; empty where none is known
     * @throws dev.loki.ports.outbox.RefusedOutboxException where it was changed on its way, or is none
     */
    public OutboxContents read(Path from, Optional<String> sha256) {
        return new OutboxExport(basics.json().get()).read(from, sha256);
    }

    /**
     * Which calls would be sent, in their order; nothing is asked of any service.
     *
     * @throws ConfigurationException where this machine is not connected, or a service not configured on it
     * @throws dev.loki.ports.outbox.RefusedOutboxException where they are meant for another project, or some are missing
     */
    public List<WaitingCall> due(OutboxContents contents, SendOptions options) {
        return sending().due(contents, options);
    }

    /**
     * Sends calls in their order, until all are dealt with, or trouble comes that may pass.
     *
     * @throws ConfigurationException as {@link #due}
     * @throws dev.loki.ports.outbox.RefusedOutboxException as {@link #due}
     * @throws dev.loki.ports.tracker.TrackerException where another process sends
     * @throws dev.loki.ports.tracker.SentJournalException where what was sent cannot be remembered
     */
    public SendReport send(OutboxContents contents, SendOptions options, SendListener listener) {
        return sending().send(contents, options, listener);
    }

    private OutboxSending sending() {
        TrackerAccess access = trackers.get();
        return new OutboxSending(
                new ConnectedServices(access),
                progress,
                access.work(),
                new FileWriteTurn(basics.loki(OutboxWiring.FOLDER)));
    }

    private static void requireKept(OutboxContents all, long first) {
        long kept = all.calls().isEmpty() ? first : all.calls().get(0).number();
        if (first < kept) {
            throw new ConfigurationException(List.of("--from: calls " + first + " to " + (kept - 1)
                    + " are no longer kept; the first that is has number " + kept));
        }
    }
}
