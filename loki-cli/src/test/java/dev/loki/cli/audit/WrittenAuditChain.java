package dev.loki.cli.audit;

import dev.loki.domain.audit.AgentChain;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.ChainTip;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.time.IsoTimestamp;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** A chain of entries an hour apart, from the start of 2026 on, written into a project without syncs. */
final class WrittenAuditChain implements Closeable {

    private final BufferedWriter out;
    private ChainTip tip = ChainTip.START;

    WrittenAuditChain(Path project) throws IOException {
        Path folder = Files.createDirectories(project.resolve(".loki/audit"));
        out = Files.newBufferedWriter(folder.resolve("audit.jsonl"), StandardCharsets.UTF_8);
    }

    WrittenAuditChain entry(String who, String what, String why) throws IOException {
        Instant at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(3_600 * tip.nextSeq());
        AuditDraft draft = new AuditDraft(who, what, "src/app.js", why, JsonNull.NULL);
        AuditEntry entry = AgentChain.link(draft, IsoTimestamp.format(at), tip);
        out.write(entry.toJson() + "\n");
        tip = ChainTip.after(entry);
        return this;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
