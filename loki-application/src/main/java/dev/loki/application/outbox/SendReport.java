package dev.loki.application.outbox;

import dev.loki.ports.outbox.WaitingCall;
import java.util.List;
import java.util.Optional;

/**
 * What became of the calls of an outbox.
 *
 * @param before how many were sent or refused earlier
 * @param sent how many were sent now
 * @param refused those that a service refused now for good, with its reasons
 * @param left those that still wait, in their order
 * @param trouble why the first of them was not sent; empty where none is left
 */
public record SendReport(
        int before, int sent, List<Refused> refused, List<WaitingCall> left, Optional<String> trouble) {

    /**
     * A call that is not made.
     *
     * @param reason one line
     */
    public record Refused(WaitingCall call, String reason) {}

    public SendReport {
        refused = List.copyOf(refused);
        left = List.copyOf(left);
    }
}
