package dev.loki.adapter.fs.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.audit.AgentChain;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.ChainFinding;
import dev.loki.domain.audit.ChainFinding.Kind;
import dev.loki.domain.audit.ChainTip;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.audit.FileVerdict;
import dev.loki.domain.json.JsonNull;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.audit.VerifyProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that somebody else wrote is judged as the original judges it, and what that one overlooks is said. */
class ForeignChainFileTest {

    private final String first = line(0, AgentChain.GENESIS, "agent-\uFFFD");

    @TempDir
    private Path folder;

    @Test
    void aFileLikeOurOwnHasNoFindings() throws IOException {
        FileVerdict verdict = verify(first + '\n' + line(1, hash(first), "agent-2") + '\n');

        assertThat(verdict).isEqualTo(new FileVerdict(ChainVerdict.intact(2), List.of(), 0));
        assertThat(verdict.isAccepted(true)).isTrue();
    }

    @Test
    void aNameThatStandsTwiceIsSaid() throws IOException {
        assertFound(Kind.DUPLICATE_KEY, first.replace("{\"seq\"", "{\"who\":\"x\",\"seq\"") + '\n');
    }

    @Test
    void aFieldThatIsNotHashedIsSaid() throws IOException {
        ChainFinding finding =
                assertFound(Kind.UNHASHED_FIELD, first.replace("{\"seq\"", "{\"note\":1,\"seq\"") + '\n');

        assertThat(finding.message()).isEqualTo("the hash does not cover \"note\"");
        assertThat(finding.seq()).isZero();
    }

    @Test
    void bytesThatAreNoUtf8AreSaid() throws IOException {
        String bytes = new String(first.getBytes(UTF_8), ISO_8859_1).replace("\u00ef\u00bf\u00bd", "\u00ff");

        assertFound(Kind.INVALID_UTF8, (bytes + '\n').getBytes(ISO_8859_1));
    }

    @Test
    void aHashWithTheNameOfItsAlgorithmIsSaid() throws IOException {
        assertFound(Kind.HASH_PREFIX, first.replace("\"hash\":\"", "\"hash\":\"sha256:") + '\n');
    }

    @Test
    void aFirstNumberOtherThanZeroIsSaid() throws IOException {
        assertFound(Kind.FIRST_SEQ, line(7, AgentChain.GENESIS, "agent-1") + '\n');
    }

    @Test
    void aLastLineWithoutItsEndIsSaid() throws IOException {
        assertFound(Kind.NO_NEWLINE, first);
    }

    @Test
    void anotherSpellingOfTheSameIsNothingToSpeakOf() throws IOException {
        assertThat(verify(first.replace("{\"seq\":0", "{ \"seq\" : 0.0") + '\n').isAccepted(true))
                .isTrue();
    }

    @Test
    void aFaultIsAFault() throws IOException {
        FileVerdict verdict = verify(first + '\n' + line(2, hash(first), "agent-2") + '\n');

        assertThat(verdict.chain()).isEqualTo(ChainVerdict.broken(1, "seq is 2, expected 1"));
        assertThat(verdict.isAccepted(false)).isFalse();
    }

    @Test
    void ofManyFindingsTheFirstAreKeptAndTheOthersCounted() throws IOException {
        StringBuilder chain = new StringBuilder();
        String previous = AgentChain.GENESIS;
        for (int i = 0; i < 250; i++) {
            String line = line(i, previous, "agent-1");
            previous = hash(line);
            chain.append(line.replace("{\"seq\"", "{\"note\":1,\"seq\"")).append('\n');
        }
        FileVerdict verdict = verify(chain.toString());

        assertThat(verdict.chain()).isEqualTo(ChainVerdict.intact(250));
        assertThat(verdict.findings()).hasSize(100);
        assertThat(verdict.findings().get(99).line()).isEqualTo(99);
        assertThat(verdict.more()).isEqualTo(150);
    }

    @Test
    void aFileThatIsNotThereIsNotAnEmptyOne() {
        ForeignChainFile absent = new ForeignChainFile(folder.resolve("absent"), new JacksonJsonReader());

        assertThatThrownBy(() -> absent.verify(VerifyProgress.NONE))
                .isInstanceOf(AuditLogException.class)
                .hasMessageContaining("absent");
    }

    private ChainFinding assertFound(Kind kind, String chain) throws IOException {
        return assertFound(kind, chain.getBytes(UTF_8));
    }

    private ChainFinding assertFound(Kind kind, byte[] chain) throws IOException {
        FileVerdict verdict = verify(chain);
        assertThat(verdict.chain()).isEqualTo(ChainVerdict.intact(1));
        assertThat(verdict.findings()).extracting(ChainFinding::kind).containsExactly(kind);
        assertThat(verdict.isAccepted(false)).isTrue();
        assertThat(verdict.isAccepted(true)).isFalse();
        return verdict.findings().get(0);
    }

    private FileVerdict verify(String chain) throws IOException {
        return verify(chain.getBytes(UTF_8));
    }

    private FileVerdict verify(byte[] chain) throws IOException {
        Path file = Files.write(folder.resolve("chain.jsonl"), chain);
        return new ForeignChainFile(file, new JacksonJsonReader()).verify(VerifyProgress.NONE);
    }

    private static String line(long seq, String previous, String who) {
        AuditDraft draft = new AuditDraft(who, "x", null, null, JsonNull.NULL);
        return entry(draft, seq, previous).toJson().toString();
    }

    private static AuditEntry entry(AuditDraft draft, long seq, String previous) {
        return AgentChain.link(draft, "2026-01-01T00:00:00.000Z", new ChainTip(seq, previous));
    }

    private static String hash(String line) {
        return line.substring(line.length() - 66, line.length() - 2);
    }
}
