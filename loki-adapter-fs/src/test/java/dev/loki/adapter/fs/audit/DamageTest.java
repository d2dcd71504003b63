package dev.loki.adapter.fs.audit;

import static dev.loki.adapter.fs.audit.MemoryChain.FILES;
import static dev.loki.adapter.fs.audit.MemoryChain.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.adapter.fs.storage.MemoryStorage;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.ports.audit.AuditLogException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody was at the files, not a crash. */
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
class DamageTest {

    private final MemoryStorage disk = new MemoryStorage();
    private List<AuditEntry> entries;
    private byte[] whole;

    @BeforeEach
    void threeEntries() {
        FileAuditLog log = MemoryChain.open(disk);
        entries = List.of(log.append(draft("agent-0")), log.append(draft("agent-1")), log.append(draft("agent-2")));
        log.close();
        whole = disk.bytes(FILES.log());
    }

    @Test
    void cutAtAnyByteAfterACloseItIsFoundByBoth() {
        for (int length = 0; length < whole.length; length++) {
            disk.put(FILES.log(), Arrays.copyOf(whole, length));
            assertRefused("the entry 2, which audit.state knows to have been recorded, is missing");
        }
    }

    @Test
    void cutAtAnyByteWithoutAStateItIsContinuedHonestly() {
        disk.remove(FILES.state());
        for (int length = 1; length < whole.length; length++) {
            MemoryStorage cut = disk.copy();
            cut.put(FILES.log(), Arrays.copyOf(whole, length));
            long lines = new String(whole, 0, length, StandardCharsets.US_ASCII)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            MemoryChain.assertRecovers(cut, entries.subList(0, (int) lines));
        }
    }

    @Test
    void everyFlippedByteIsFoundWithAndWithoutAState() {
        MemoryStorage stateless = disk.copy();
        stateless.remove(FILES.state());
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 1;
            assertFlipIsFound(disk.copy(), flipped);
            assertFlipIsFound(stateless.copy(), flipped);
        }
    }

    @Test
    void aLogThatIsGoneIsNotAnEmptyOne() {
        disk.remove(FILES.log());

        assertRefused("the log is missing, though audit.state stands beside it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit.checkpoints", "audit.syslog.cursor", "audit.index", "audit-1.jsonl"})
    void aLogThatIsGoneOrEmptyBesideItsWitnessesIsNotAnEmptyOne(String witness) {
        disk.remove(FILES.state());
        disk.put(FILES.folder().resolve(witness), new byte[] {1});
        disk.put(FILES.log(), new byte[0]);
        assertRefused("the log is empty, though " + witness + " stands beside it");
        disk.remove(FILES.log());
        assertRefused("the log is missing, though " + witness + " stands beside it");
    }

    @Test
    void aProcessThatRemembersItsEntriesMissesThem() throws IOException {
        FileAuditLog log = MemoryChain.open(disk);
        log.append(draft("agent-3"));
        log.append(draft("agent-4"));
        byte[] now = disk.bytes(FILES.log());
        disk.overwrite(FILES.log(), Arrays.copyOf(now, whole.length));

        assertThatThrownBy(() -> log.append(draft("agent-5")))
                .isInstanceOf(AuditLogException.class)
                .hasMessageContaining("the entry 4, which this process has recorded, is not in its place");
    }

    @Test
    void twoLinesSwappedAreNoCrash() {
        disk.remove(FILES.state());
        String[] lines = new String(whole, StandardCharsets.UTF_8).split("(?<=\n)", -1);
        disk.put(FILES.log(), (lines[0] + lines[2] + lines[1]).getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> MemoryChain.open(disk).append(draft("agent-3")))
                .isInstanceOf(AuditLogException.class)
                .hasMessageContaining("is not linked to the line before it")
                .hasMessageContaining("loki audit new-segment --reason");
    }

    @Test
    void anOperatorGoesOnInANewSegmentThatNamesTheOldOne() {
        byte[] damaged = whole.clone();
        damaged[whole.length / 2] ^= 1;
        disk.put(FILES.log(), damaged);
        FileAuditLog log = MemoryChain.open(disk);
        AuditEntry first = log.startSegment("operator", "a bit flipped");
        AuditEntry second = log.append(draft("agent-3"));
        log.close();

        assertThat(disk.bytes(FILES.folder().resolve("audit-1.jsonl"))).isEqualTo(damaged);
        assertThat(disk.names(FILES.folder())).contains("audit-1.state");
        assertThat(MemoryChain.read(log)).containsExactly(first, second);
        assertThat(log.verify()).isEqualTo(ChainVerdict.intact(2));
        JsonObject details = (JsonObject) first.metadata();
        assertThat(details.members())
                .containsEntry("previous", new JsonString("audit-1.jsonl"))
                .containsEntry("length", JsonNumber.of(damaged.length))
                .containsEntry("sha256", new JsonString(Sha256.hex(damaged)))
                .containsEntry("last_good_seq", JsonNumber.of(0))
                .containsEntry("last_good_hash", new JsonString(entries.get(0).hash()))
                .containsEntry("valid", JsonBoolean.FALSE)
                .containsEntry("acknowledged_seq", JsonNumber.of(2))
                .containsEntry(
                        "acknowledged_hash", new JsonString(entries.get(2).hash()));
        assertThat(details.string("error")).isPresent();
    }

    @Test
    void segmentsAreNumberedUpwards() {
        FileAuditLog log = MemoryChain.open(disk);
        log.startSegment("operator", "first");
        log.startSegment("operator", "second");
        log.append(draft("agent-1"));

        assertThat(disk.bytes(FILES.folder().resolve("audit-1.jsonl"))).isEqualTo(whole);
        assertThat(disk.bytes(FILES.folder().resolve("audit-2.jsonl"))).isNotEmpty();
        assertThat(log.verify()).isEqualTo(ChainVerdict.intact(2));
    }

    @Test
    void aNewSegmentAfterALogThatIsGoneSaysSo() {
        disk.remove(FILES.log());
        AuditEntry first = MemoryChain.open(disk).startSegment("operator", "it was deleted");

        assertThat(((JsonObject) first.metadata()).members())
                .containsEntry("previous", JsonNull.NULL)
                .containsEntry("valid", JsonBoolean.FALSE)
                .containsEntry("acknowledged_seq", JsonNumber.of(2));
        MemoryChain.assertRecovers(disk, List.of(first));
    }

    @Test
    void aStateThatCannotBeReadSaysNothing() {
        disk.put(FILES.state(), "garbage".repeat(100).getBytes(StandardCharsets.US_ASCII));

        MemoryChain.assertRecovers(disk, entries);
    }

    private void assertRefused(String reason) {
        assertThatThrownBy(() -> MemoryChain.open(disk).append(draft("agent-3")))
                .isInstanceOf(AuditLogException.class)
                .hasMessageContaining(reason);
        assertThat(MemoryChain.open(disk).verify().valid()).isFalse();
    }

    /** Verifying finds it, or appending refuses, or the chain says that its last line was taken out. */
    private void assertFlipIsFound(MemoryStorage flippedDisk, byte[] flipped) {
        flippedDisk.put(FILES.log(), flipped);
        FileAuditLog log = MemoryChain.open(flippedDisk);
        assertThat(log.verify().valid()).isFalse();
        try {
            log.append(draft("agent-3"));
        } catch (AuditLogException e) {
            return;
        }
        boolean recovered =
                !log.verify().valid() || MemoryChain.read(log).stream().anyMatch(Torn::isRecovery);
        assertThat(recovered).isTrue();
    }
}
