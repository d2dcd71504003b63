package dev.loki.ports.outbox;

import java.time.Instant;

/**
 * A call in an outbox.
 *
 * @param number its place in the outbox, from 1; each is one more than the one before
 * @param at when it was put there
 * @param service whom it is for, in lower case, such as {@code jira}
 * @param destination which of its sites, workspaces or repositories it was meant for; holds no secret
 */
public record WaitingCall(long number, Instant at, String service, String destination, OutboxCall call) {}
