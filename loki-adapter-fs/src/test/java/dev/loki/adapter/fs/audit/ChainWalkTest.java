package dev.loki.adapter.fs.audit;

import static dev.loki.adapter.fs.audit.MemoryChain.FILES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.fs.audit.ChainWalk.Walked;
import dev.loki.adapter.fs.storage.MemoryStorage;
import dev.loki.adapter.fs.storage.StorageFile;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.audit.ChainVerifier;
import dev.loki.domain.json.JsonNull;
import dev.loki.json.JacksonJsonReader;
import dev.loki.testing.Nightly;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However many verify a chain, and however it is divided, they find the same. */
class ChainWalkTest {

    private static final int ENTRIES = 60;

    private final MemoryStorage disk = new MemoryStorage();
    private final Random random = new Random(20260315);
    private byte[] whole = {};

    @BeforeEach
    void entriesOfManyLengths() {
        try (FileAuditLog log = MemoryChain.open(disk)) {
            for (int i = 0; i < ENTRIES; i++) {
                String where = i % 9 == 0 ? "lone \ud800" : "x".repeat(random.nextInt(300));
                log.append(new AuditDraft("agent-" + i, "file_write", where, null, JsonNull.NULL));
            }
        }
        whole = disk.bytes(FILES.log());
    }

    @Test
    void aChainIsIntactHoweverItIsDivided() throws IOException {
        for (int partSize : new int[] {64, 301, 1000, 4096, 1 << 20}) {
            List<Long> told = new ArrayList<>();
            Walked walked = walk(whole, partSize, 3, told);
            assertThat(walked.verdict()).isEqualTo(ChainVerdict.intact(ENTRIES));
            assertThat(walked.tip().nextSeq()).isEqualTo(ENTRIES);
            assertThat(told).isSorted().endsWith((long) whole.length);
        }
    }

    @Test
    void theFirstFaultIsTheSameHoweverItIsDivided() throws IOException {
        for (int i = Nightly.count(300, 30_000); i > 0; i--) {
            byte[] damaged = damaged();
            Walked expected = walk(damaged, 1 << 20, 1, new ArrayList<>());
            Walked found = walk(damaged, 64 + random.nextInt(2000), 1 + random.nextInt(4), new ArrayList<>());
            assertThat(found.verdict()).isEqualTo(expected.verdict());
            assertThat(found.tip()).isEqualTo(expected.tip());
        }
    }

    /** Two faults, so that there is a first one. */
    private byte[] damaged() {
        byte[] damaged = whole.clone();
        for (int i = 0; i < 2; i++) {
            int at = random.nextInt(damaged.length);
            switch (random.nextInt(3)) {
                case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> damaged[at] = '\n';
                default -> damaged = withoutLine(damaged, at);
            }
        }
        return damaged;
    }

    private static byte[] withoutLine(byte[] chain, int at) {
        int from = at;
        while (from > 0 && chain[from - 1] != '\n') {
            from--;
        }
        int to = at;
        while (to < chain.length && chain[to] != '\n') {
            to++;
        }
        byte[] rest = Arrays.copyOf(chain, chain.length - Math.min(chain.length, to + 1) + from);
        System.arraycopy(chain, Math.min(chain.length, to + 1), rest, from, rest.length - from);
        return rest;
    }

    private Walked walk(byte[] chain, int partSize, int threads, List<Long> told) throws IOException {
        disk.put(FILES.log(), chain);
        LineJudge own = new OwnLines(new EntryReader(new JacksonJsonReader()));
        ChainWalk walk = new ChainWalk(disk, FILES.log(), own, partSize, threads);
        try (StorageFile log = disk.openToRead(FILES.log())) {
            return walk.run(log, new ChainVerifier(), (done, total) -> told.add(done));
        }
    }
}
