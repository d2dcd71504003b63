package dev.loki.contracts.forward;

import dev.loki.domain.forward.ForwardedEntry;
import dev.loki.ports.forward.AuditSink;
import java.util.List;

class InMemoryAuditSinkTest extends AuditSinkContract {

    private final InMemoryAuditSink sink = new InMemoryAuditSink();

    @Override
    protected AuditSink sink() {
        return sink;
    }

    @Override
    protected void takeDown() {
        sink.setDown(true);
    }

    @Override
    protected List<Long> receivedNumbers() {
        return sink.received().stream().map(ForwardedEntry::seq).toList();
    }
}
