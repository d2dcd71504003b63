package dev.loki.ports.approval;

import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.approval.Delivery;

/** Tells a gate's webhook that somebody is asked. Implementations are thread-safe. */
@FunctionalInterface
public interface ApprovalNotifier {

    /**
     * Tells it, again where an attempt fails, within a deadline of its own. The same request may be told again, and the
     * receiver can know it by its id.
     *
     * @param webhook the address as the policy file has it
     * @return what became of it; never throws for what the address, the network or the receiver do
     */
    Delivery tell(String webhook, ApprovalRequest request);
}
