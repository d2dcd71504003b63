package dev.loki.adapter.fs.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.fs.storage.MemoryStorage;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.json.JsonNull;
import dev.loki.json.JacksonJsonReader;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A chain on a disk in memory, and what is expected of it after a crash. */
final class MemoryChain {

    static final ChainFiles FILES = new ChainFiles(Path.of("/audit"));

    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-01-02T12:00:00Z"));
    private static final JacksonJsonReader JSON = new JacksonJsonReader();

    private MemoryChain() {}

    /** As a process that has just started opens it. */
    static FileAuditLog open(MemoryStorage disk) {
        return open(disk, AuditSync.ALWAYS);
    }

    static FileAuditLog open(MemoryStorage disk, AuditSync sync) {
        return open(disk, sync, warning -> {});
    }

    static FileAuditLog open(MemoryStorage disk, AuditSync sync, Consumer<String> warnings) {
        return new FileAuditLog(disk, FILES.folder(), JSON, NOON, sync, warnings);
    }

    static AuditDraft draft(String who) {
        return new AuditDraft(who, "x", null, null, JsonNull.NULL);
    }

    static List<AuditEntry> read(FileAuditLog log) {
        List<AuditEntry> entries = new ArrayList<>();
        assertThat(log.read(AuditQuery.ALL, entries::add)).isZero();
        return entries;
    }

    /** The next process appends, the chain is valid, has all that was acknowledged, and speaks of all that was torn. */
    static void assertRecovers(MemoryStorage disk, List<AuditEntry> acknowledged) {
        FileAuditLog log = open(disk);
        AuditEntry after = log.append(draft("after"));

        assertThat(log.verify()).isEqualTo(ChainVerdict.intact(after.seq() + 1));
        List<AuditEntry> entries = read(log);
        assertThat(entries).containsAll(acknowledged).endsWith(after);
        long told = entries.stream().filter(Torn::isRecovery).count();
        List<String> kept = disk.names(FILES.quarantine()).stream()
                .filter(name -> !name.endsWith(".tmp"))
                .toList();
        assertThat(kept).noneMatch(name -> name.endsWith(".pending")).hasSize((int) told);
    }
}
