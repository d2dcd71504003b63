package dev.loki.adapter.fs.event;

import dev.loki.adapter.fs.file.FolderHints;
import dev.loki.adapter.fs.file.IoReason;
import dev.loki.ports.event.EventSubscription;
import dev.loki.ports.event.Stopping;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/** A member of a group on a daemon thread of its own, which the operating system's hints wake. */
final class FileSubscription implements EventSubscription {

    /** How long an event goes unnoticed that nobody hints at. */
    private static final Duration RESCAN = Duration.ofSeconds(5);

    /** How often it looks whether others have left their work. */
    private static final Duration WATCH_OTHERS = Duration.ofSeconds(1);

    private final String group;
    private final GroupMember member;
    private final FolderHints hints;
    private final Stopping stopping;
    private final Consumer<String> warnings;
    private final Thread thread;
    private String told = "";

    FileSubscription(
            String group, GroupMember member, FolderHints hints, Stopping stopping, Consumer<String> warnings) {
        this.group = group;
        this.member = member;
        this.hints = hints;
        this.stopping = stopping;
        this.warnings = warnings;
        thread = new Thread(this::run, "loki-events-" + group);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public String group() {
        return group;
    }

    @Override
    public void close() {
        stopping.stop();
        hints.close();
        if (!stopping.awaitEnd(thread)) {
            warnings.accept("a handler of event group " + group + " does not return; it is no longer waited for");
        }
    }

    private void run() {
        try (hints) {
            while (!stopping.isStopped()) {
                workAndWait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private void workAndWait() throws InterruptedException {
        try {
            member.work();
            if (!stopping.isStopped()) {
                await();
            }
        } catch (IOException | RuntimeException | Error e) {
            startAgain(e);
        } catch (InterruptedException e) {
            startAgain(e); // nobody of ours interrupts: the handler did, or says so
        }
    }

    private void startAgain(Throwable trouble) throws InterruptedException {
        if (!stopping.isStopped()) {
            tell(trouble);
            stopping.pause(WATCH_OTHERS);
            join();
        }
    }

    private void await() throws IOException, InterruptedException {
        boolean watching = member.othersAreAtWork();
        FolderHints.Hint hint = hints.await(watching ? WATCH_OTHERS : RESCAN);
        member.hear(hint.created());
        member.lookAgain(hint.complete() ? RESCAN : Duration.ZERO);
    }

    private void join() {
        try {
            member.join();
        } catch (IOException | RuntimeException e) {
            tell(e);
        }
    }

    /** The same trouble is told once. */
    private void tell(Throwable trouble) {
        String reason = trouble instanceof IOException io ? IoReason.of(io) : String.valueOf(trouble);
        String warning = "event group " + group + ": " + reason + "; it is tried again every second";
        if (!warning.equals(told)) {
            told = warning;
            warnings.accept(warning);
        }
    }
}
