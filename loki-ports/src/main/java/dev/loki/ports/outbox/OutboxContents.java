package dev.loki.ports.outbox;

import java.util.List;

/**
 * What an outbox holds, or a file that was exported from it.
 *
 * @param outbox the name of the outbox, which no other has
 * @param calls in their order, without a gap
 */
public record OutboxContents(String outbox, List<WaitingCall> calls) {

    public OutboxContents {
        calls = List.copyOf(calls);
    }

    /** Those from a number on. */
    public OutboxContents from(long number) {
        return new OutboxContents(
                outbox, calls.stream().filter(call -> call.number() >= number).toList());
    }
}
