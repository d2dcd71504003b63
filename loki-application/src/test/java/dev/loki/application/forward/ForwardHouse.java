package dev.loki.application.forward;

import dev.loki.contracts.forward.AuditSinkContract;
import dev.loki.contracts.forward.InMemoryAuditSink;
import dev.loki.contracts.forward.InMemoryChainSegments;
import dev.loki.contracts.forward.InMemoryCursorStore;
import dev.loki.contracts.json.KnownTexts;
import dev.loki.domain.forward.ForwardedChain;
import dev.loki.domain.forward.ForwardedEntry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.LongStream;

/** A chain in memory and its receiver, for tests of forwarding. */
final class ForwardHouse {

    static final Instant NOW = Instant.parse("2026-02-21T10:00:00Z");
    static final String LOG = "audit.jsonl";

    final InMemoryChainSegments segments = new InMemoryChainSegments();
    final InMemoryCursorStore cursors = new InMemoryCursorStore();
    final InMemoryAuditSink sink = new InMemoryAuditSink();
    final KnownTexts json = new KnownTexts();
    final SourceChain source;

    ForwardHouse(ForwardedChain chain) {
        source = new SourceChain(chain, segments, cursors);
    }

    /** A forwarder that knows nothing but what the cursor says, as after a start of the program. */
    ChainForwarder forwarder() {
        return new ChainForwarder(source, sink, json, InstantSource.fixed(NOW));
    }

    /** Appends entries of these numbers, the last one not included. */
    void append(String file, long from, long to) {
        LongStream.range(from, to).forEach(seq -> segments.append(file, line(seq)));
    }

    /** An entry's line, with its newline. */
    String line(long seq) {
        return json.write(AuditSinkContract.entry(seq).fields()) + "\n";
    }

    List<Long> numbers() {
        return sink.received().stream().map(ForwardedEntry::seq).toList();
    }

    static List<Long> range(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }
}
