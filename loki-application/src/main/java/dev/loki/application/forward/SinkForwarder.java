package dev.loki.application.forward;

import dev.loki.ports.forward.AuditSink;
import dev.loki.ports.forward.ForwardException;
import dev.loki.ports.forward.SinkException;
import dev.loki.ports.id.IdSource;
import dev.loki.ports.json.JsonReader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Forwards the chains to one receiver, one after another, and waits longer and longer where it fails. */
final class SinkForwarder {

    private final AuditSink sink;
    private final List<ChainForwarder> chains;
    private final InstantSource clock;
    private final BackOff backOff;
    private Instant notBefore = Instant.MIN;
    private volatile @Nullable String trouble;
    private volatile boolean busy;

    SinkForwarder(AuditSink sink, List<SourceChain> sources, JsonReader json, InstantSource clock, IdSource random) {
        this.sink = sink;
        this.clock = clock;
        this.backOff = new BackOff(random);
        this.chains = sources.stream()
                .map(source -> new ChainForwarder(source, sink, json, clock))
                .toList();
    }

    /** Forwards what there is, unless it is too early after a failure. Never throws. */
    void pass(BooleanSupplier goOn, boolean evenAfterFailure) {
        if (!evenAfterFailure && clock.instant().isBefore(notBefore)) {
            return;
        }
        try {
            busy = false;
            for (ChainForwarder chain : chains) {
                busy |= chain.forward(goOn) == ChainForwarder.Outcome.BUSY;
            }
            trouble = null;
            notBefore = Instant.MIN;
            backOff.afterSuccess();
        } catch (SinkException | ForwardException e) {
            fail("audit entries are not forwarded to " + sink.destination() + ": " + e.getMessage());
        } catch (RuntimeException e) {
            fail("audit entries are not forwarded to " + sink.destination() + " ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    boolean isFailing() {
        return backOff.isFailing();
    }

    /** The last failure; null where the last pass went well. */
    @Nullable
    String trouble() {
        return trouble;
    }

    /** Whether another process forwarded one of the chains at the last pass. */
    boolean isBusyElsewhere() {
        return busy;
    }

    List<String> tampering() {
        List<String> findings = new ArrayList<>();
        for (ChainForwarder chain : chains) {
            if (chain.tampering() != null) {
                findings.add(chain.name() + ": " + chain.tampering());
            }
        }
        return findings;
    }

    long sent() {
        return chains.stream().mapToLong(ChainForwarder::sent).sum();
    }

    /** How many entries are still to be sent; what cannot be read is not counted. */
    long pending() {
        long pending = 0;
        for (ChainForwarder chain : chains) {
            try {
                pending += chain.pending();
            } catch (ForwardException e) {
                fail(chain.name() + " cannot be counted: " + e.getMessage());
            }
        }
        return pending;
    }

    void abort() {
        sink.abort();
    }

    void close() {
        sink.close();
    }

    private void fail(String why) {
        trouble = why;
        notBefore = clock.instant().plus(backOff.afterFailure());
    }
}
