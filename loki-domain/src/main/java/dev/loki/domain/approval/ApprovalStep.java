package dev.loki.domain.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be done to an approval request ({@link ApprovalRequest#after}). */
public sealed interface ApprovalStep {

    /** Somebody agrees. */
    record GrantBy(Grant grant) implements ApprovalStep {}

    /** Nobody answered in time, and the gate takes that for consent. */
    record GrantBySilence(Grant grant) implements ApprovalStep {}

    /**
     * Somebody says no, or takes back a consent that was not used.
     *
     * @param by the operating-system user
     */
    record Reject(Instant at, String by, @Nullable String reason) implements ApprovalStep {}

    /** The time ran out. */
    record Expire(Instant at, String reason) implements ApprovalStep {}

    /** Whoever asked wants it no more. */
    record Cancel(Instant at, String by, String reason) implements ApprovalStep {}

    /** The action is about to happen. */
    record Consume(Instant at, String by, String digest) implements ApprovalStep {}

    /** The gate's webhook was told, or not. */
    record Tell(Delivery delivery) implements ApprovalStep {}
}
