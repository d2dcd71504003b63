package dev.loki.adapter.fs.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.domain.digest.Sha256;
import dev.loki.domain.tracker.Subtask;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.domain.tracker.WorkLink;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.ports.codehost.CommitState;
import dev.loki.ports.outbox.OutboxCall;
import dev.loki.ports.outbox.OutboxContents;
import dev.loki.ports.outbox.OutboxException;
import dev.loki.ports.outbox.RefusedOutboxException;
import dev.loki.ports.outbox.WaitingCall;
import dev.loki.testing.MemoryFolder;
import dev.loki.testing.Nightly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboxExportTest {

    private static final String HEADER =
            "{\"format\":\"loki-outbox\",\"version\":1,\"outbox\":\"" + "0".repeat(31) + "1\",\"first\":1}\n";
    private static final String BEGIN =
            "{\"number\":1,\"at\":\"2026-02-21T10:00:00Z\",\"service\":\"jira\"," + "\"destination\":\"here\",";

    @TempDir(factory = MemoryFolder.class)
    private Path temp;

    private final OutboxExport export = new OutboxExport(TestOutbox.JSON);

    @Test
    void whatIsReadIsWhatWasWritten() throws IOException {
        OutboxContents contents = contents();
        byte[] bytes = export.write(contents);
        assertThat(read(bytes)).isEqualTo(contents);
        assertThat(read(export.write(contents.from(4)))).isEqualTo(contents.from(4));
        assertThat(export.read(file(), Optional.of(Sha256.hex(Files.readAllBytes(file())))))
                .isEqualTo(contents.from(4));
    }

    /** Whatever is changed is found: by the hash, or because it is no line of an export any more. */
    @Test
    void noByteCanBeChangedTakenAwayOrAdded() throws IOException {
        byte[] bytes = export.write(contents());
        Random random = new Random(8);
        for (int n = 0; n < Nightly.count(500, 50_000); n++) {
            byte[] changed = changed(bytes, random);
            assertThatExceptionOfType(RefusedOutboxException.class)
                    .isThrownBy(() -> read(changed))
                    .withMessageContainingAll("export", "nothing of it was sent");
        }
    }

    /** Whoever makes a file can make its hash, too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"call\":\"delete\",\"issue\":\"PROJ-1\"}",
                "\"issue\":\"PROJ-1\"}",
                "\"call\":\"status\",\"issue\":\"PROJ-1\",\"status\":\"finished\"}",
                "\"call\":\"status\",\"issue\":\"../../admin\",\"status\":\"done\"}",
                "\"call\":\"status\",\"issue\":\"a/../b\",\"status\":\"done\"}",
                "\"call\":\"status\",\"issue\":\"a\\\\..\\\\b\",\"status\":\"done\"}",
                "\"call\":\"status\",\"issue\":\"PROJ-1\\nX\",\"status\":\"done\"}",
                "\"call\":\"status\",\"issue\":7,\"status\":\"done\"}",
                "\"call\":\"comment\",\"issue\":\"PROJ-1\",\"operation\":\"a\",\"markdown\":\"x\"}",
                "\"call\":\"comment\",\"issue\":\"PROJ-1\",\"operation\":\"a\",\"markdown\":[],\"sticky\":true}",
                "\"call\":\"subtasks\",\"issue\":\"PROJ-1\",\"subtasks\":[]}",
                "\"call\":\"subtasks\",\"issue\":\"PROJ-1\",\"subtasks\":[{\"operation\":\"a\"}]}",
                "\"call\":\"link\",\"issue\":\"P-1\",\"operation\":\"a\",\"url\":\"javascript:x\",\"title\":\"t\",\"resolved\":true}",
                "\"call\":\"remark\",\"issue\":-1,\"name\":\"quality\",\"markdown\":\"x\"}",
                "\"call\":\"remark\",\"issue\":1,\"name\":\"../x\",\"markdown\":\"x\"}",
                "\"call\":\"report\",\"sha\":\"abc\",\"context\":\"c\",\"outcome\":\"success\",\"description\":\"\",\"markdown\":\"\"}",
                "\"call\":\"status\",\"issue\":\"PROJ-1\",\"status\":\"done\",\"status\":\"act\"}",
                "\"call\":\"status\",\"issue\":\"PROJ-1\",\"status\":\"done\"}}",
                "\"number\":1}"
            })
    void aCallThatIsNoneOfOursIsRefusedWithItsLine(String rest) {
        assertThatExceptionOfType(RefusedOutboxException.class)
                .isThrownBy(() -> read(hashed(HEADER + BEGIN + rest + "\n", 1)))
                .withMessageContainingAll("export", "line 2", "nothing of it was sent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"format\":\"other\",\"version\":1,\"outbox\":\"00000000000000000000000000000001\",\"first\":1}",
                "{\"format\":\"loki-outbox\",\"version\":2,\"outbox\":\"00000000000000000000000000000001\",\"first\":1}",
                "{\"format\":\"loki-outbox\",\"version\":1,\"outbox\":\"../x\",\"first\":1}",
                "{\"format\":\"loki-outbox\",\"version\":1,\"outbox\":\"00000000000000000000000000000001\",\"first\":0}",
                "[]",
                "null"
            })
    void aFileOfAnotherFormatIsRefused(String header) {
        assertThatExceptionOfType(RefusedOutboxException.class)
                .isThrownBy(() -> read(hashed(header + "\n", 0)))
                .withMessageContainingAll("export", "line 1");
    }

    @Test
    void numbersThatLeaveOneOutAreRefused() {
        String call = BEGIN.replace(":1,", ":2,") + "\"call\":\"status\",\"issue\":\"PROJ-1\",\"status\":\"done\"}\n";
        assertThatExceptionOfType(RefusedOutboxException.class)
                .isThrownBy(() -> read(hashed(HEADER + call, 1)))
                .withMessageContaining("number: expected 1, found 2");
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsRead() throws IOException {
        assertThatExceptionOfType(RefusedOutboxException.class)
                .isThrownBy(() -> read(hashed(HEADER + "{}\n".repeat(OutboxLines.MOST_CALLS + 1), 1)))
                .withMessageContaining("at most " + OutboxLines.MOST_CALLS);
        assertThatExceptionOfType(RefusedOutboxException.class)
                .isThrownBy(() -> read(new byte[OutboxLines.MOST_BYTES + 2_000]))
                .withMessageContaining("larger than");
        assertThatExceptionOfType(RefusedOutboxException.class).isThrownBy(() -> export.read(temp, Optional.empty()));
        assertThatExceptionOfType(OutboxException.class)
                .isThrownBy(() -> export.read(temp.resolve("missing"), Optional.empty()))
                .withMessageContaining("loki outbox export");
    }

    private byte[] changed(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        List<Byte> changed = new ArrayList<>();
        int how = random.nextInt(3);
        for (int n = 0; n < bytes.length; n++) {
            if (n != at || how != 0) {
                changed.add(n == at && how == 1 ? (byte) (bytes[n] ^ (1 << random.nextInt(8))) : bytes[n]);
            }
            if (n == at && how == 2) {
                changed.add((byte) (1 + random.nextInt(126)));
            }
        }
        byte[] all = new byte[changed.size()];
        for (int n = 0; n < all.length; n++) {
            all[n] = changed.get(n);
        }
        return all;
    }

    private static byte[] hashed(String before, int calls) {
        String hash = Sha256.hex(before.getBytes(StandardCharsets.UTF_8));
        return (before + "{\"calls\":" + calls + ",\"sha256\":\"" + hash + "\"}\n").getBytes(StandardCharsets.UTF_8);
    }

    private OutboxContents read(byte[] bytes) throws IOException {
        Files.write(file(), bytes);
        return export.read(file(), Optional.empty());
    }

    private Path file() {
        return temp.resolve("export");
    }

    private static OutboxContents contents() {
        String sha = "6dcb09b5b57875f334f61aebed695e2e4193db5e";
        List<OutboxCall> calls = List.of(
                new OutboxCall.Move("PROJ-1", WorkStatus.VERIFY),
                new OutboxCall.Comment("acme/shop#12", new WorkComment("one", "Text\n\"\u00e9\ud83d\ude00\"", true)),
                new OutboxCall.Subtasks(
                        "outbox:12", List.of(new Subtask("a", "Alpha", ""), new Subtask("b", "Beta", "text"))),
                new OutboxCall.Link("ENG-1", new WorkLink("l", "https://example.com/1?a=b", "", false)),
                new OutboxCall.Remark(7, "quality", ""),
                new OutboxCall.Report(
                        new CommitState(sha, "loki/quality", CommitState.Outcome.PENDING, "d", "m", Optional.empty())),
                new OutboxCall.Report(new CommitState(
                        sha, "loki/quality", CommitState.Outcome.ERROR, "", "m", Optional.of("https://example.com"))));
        List<WaitingCall> waiting = new ArrayList<>();
        calls.forEach(
                call -> waiting.add(new WaitingCall(waiting.size() + 3L, TestOutbox.NOW, "github", "acme/shop", call)));
        return new OutboxContents("0123456789abcdef0123456789abcdef", waiting);
    }
}
