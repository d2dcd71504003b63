package dev.loki.application.compliance;

import dev.loki.application.checkpoint.Anchor;
import dev.loki.application.checkpoint.ChainTree;
import dev.loki.application.checkpoint.Checkpointer;
import dev.loki.application.checkpoint.EvidenceReport;
import dev.loki.application.checkpoint.Standing;
import dev.loki.contracts.checkpoint.InMemoryChainLines;
import dev.loki.contracts.checkpoint.InMemoryCheckpointStore;
import dev.loki.contracts.json.KnownTexts;
import dev.loki.domain.audit.AgentChain;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.ChainTip;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.compliance.Period;
import dev.loki.domain.compliance.PeriodScope;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.note.SignerKey;
import dev.loki.domain.time.IsoTimestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A chain in memory, its entries a second apart, for tests of what is made of it. */
final class ChainHouse {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final InMemoryChainLines lines = new InMemoryChainLines();
    final InMemoryCheckpointStore checkpoints = new InMemoryCheckpointStore();
    final KnownTexts json = new KnownTexts();
    final List<String> written = new ArrayList<>();
    private ChainTip tip = ChainTip.START;

    ChainHouse entries(String... actions) {
        for (String action : actions) {
            AuditDraft draft = new AuditDraft("agent", action, null, null, JsonNull.NULL);
            String time = IsoTimestamp.format(START.plusSeconds(written.size()));
            AuditEntry entry = AgentChain.link(draft, time, tip);
            tip = ChainTip.after(entry);
            add(json.write(entry.toJson()));
        }
        return this;
    }

    /** Adds a line, whatever it is. */
    ChainHouse add(String line) {
        written.add(line);
        lines.add(line);
        return this;
    }

    /** Signs a checkpoint of all lines there are. */
    ChainHouse sign() {
        SignerKey key = SignerKey.of("example.com/audit", new byte[SignerKey.SEED_LENGTH]);
        new Checkpointer(new ChainTree(lines), checkpoints, key, null, List.of(), warning -> {
                    throw new AssertionError(warning);
                })
                .checkpoint();
        return this;
    }

    /** What verifying a right chain of so many entries says. */
    static EvidenceReport verified(long size) {
        return verified(ChainVerdict.intact(size), Standing.NOT_ANCHORED, null);
    }

    static EvidenceReport verified(ChainVerdict verdict, Standing standing, @Nullable Anchor anchor) {
        return new EvidenceReport(verdict, standing, 0, 0, List.of(), anchor, 0, List.of(), List.of());
    }

    static PeriodScope asked(Period period) {
        return new PeriodScope(period, ZoneOffset.UTC, "/project", "host", "auditor", START, "loki 1");
    }

    /** The period from one entry to another, the latter included. */
    static Period seconds(long from, long to) {
        return new Period(START.plusSeconds(from), START.plusSeconds(to + 1));
    }
}
