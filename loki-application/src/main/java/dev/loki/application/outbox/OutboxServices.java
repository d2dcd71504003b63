package dev.loki.application.outbox;

import dev.loki.ports.codehost.CodeHost;
import dev.loki.ports.tracker.IssueTracker;

/** The services as they are reached from this machine. Thread-safe. */
public interface OutboxServices {

    /**
     * Which of its sites, workspaces or repositories is written to from here.
     *
     * @throws RuntimeException where the service is not known, or not configured here; the message says what is missing
     */
    String destination(String service);

    /** Whether it is a code host, too. */
    boolean keepsCode(String service);

    IssueTracker tracker(String service);

    CodeHost codeHost(String service);
}
