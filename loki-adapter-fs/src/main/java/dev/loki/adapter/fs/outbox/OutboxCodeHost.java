package dev.loki.adapter.fs.outbox;

import dev.loki.ports.codehost.CodeHost;
import dev.loki.ports.codehost.CommitState;
import dev.loki.ports.outbox.OutboxCall;
import dev.loki.ports.outbox.PlannedName;

/** A code host of a site that is air-gapped; see {@link OutboxTracker}. Nobody is known there who may push. Thread-safe. */
public final class OutboxCodeHost implements CodeHost {

    private final OutboxWriter outbox;
    private final String service;
    private final String destination;

    /**
     * @param service such as {@code github}
     * @param destination which of its repositories is meant; no secret
     */
    public OutboxCodeHost(OutboxWriter outbox, String service, String destination) {
        this.outbox = outbox;
        this.service = service;
        this.destination = destination;
    }

    /** @return the {@link PlannedName} of the comment, which nobody can read yet */
    @Override
    public String comment(long number, String name, String markdown) {
        outbox.put(service, destination, new OutboxCall.Remark(number, name, markdown));
        return PlannedName.of(service, destination, Long.toString(number), "remark " + name);
    }

    @Override
    public CommitReport report(CommitState state) {
        outbox.put(service, destination, new OutboxCall.Report(state));
        return CommitReport.WAITING;
    }

    @Override
    public boolean mayPush(String login) {
        return false;
    }
}
