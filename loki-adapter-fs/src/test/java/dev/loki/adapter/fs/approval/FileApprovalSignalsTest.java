package dev.loki.adapter.fs.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.approval.ApprovalSignals;
import dev.loki.ports.approval.ApprovalSignals.Approved;
import dev.loki.ports.approval.ApprovalSignals.Rejected;
import dev.loki.ports.approval.ApprovalSignals.Signal;
import dev.loki.ports.approval.ApprovalSignals.Unreadable;
import dev.loki.testing.MemoryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileApprovalSignalsTest {

    private static final String GOOD = "{\"request\":\"apr-1-a\",\"digest\":\"d\",\"approver\":\"alice\"";

    @TempDir(factory = MemoryFolder.class)
    private Path temp;

    @Test
    void whereNothingWasLeftThereIsNoneAndNothingIsMade() {
        ApprovalSignals signals = new FileApprovalSignals(temp.resolve("signals"), new JacksonJsonReader());
        assertThat(signals.next()).isEmpty();
        signals.done(new Rejected());
        assertThat(temp.resolve("signals/POLICY_REJECTED")).doesNotExist();
    }

    @Test
    void aRejectionCountsWhateverItHoldsAndComesFirst() throws IOException {
        leave("POLICY_REJECTED", "");
        leave("POLICY_APPROVED", GOOD + "}");
        Signal rejected = signals().next().orElseThrow();
        assertThat(rejected).isEqualTo(new Rejected());
        signals().done(rejected);
        signals().done(rejected);
        assertThat(signals().next()).containsInstanceOf(Approved.class);
        assertThat(temp.resolve("handled/POLICY_REJECTED")).exists();
    }

    @Test
    void anApprovalSaysWhatItIsForAndWhoseFileItIs() throws IOException {
        leave("POLICY_APPROVED", GOOD + ",\"time\":\"2026-02-21T10:00:00.000Z\",\"mac\":\"ab\"}");
        String owner = Files.getOwner(temp).getName();
        Signal signal = signals().next().orElseThrow();
        assertThat(signal)
                .isEqualTo(new Approved("apr-1-a", "d", "alice", owner, Instant.parse("2026-02-21T10:00:00Z"), "ab"));
        signals().done(signal);
        assertThat(signals().next()).isEmpty();
        assertThat(temp.resolve("handled/POLICY_APPROVED")).exists();

        leave("POLICY_APPROVED", GOOD + "}");
        assertThat(signals().next()).contains(new Approved("apr-1-a", "d", "alice", owner, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yes",
                "[]",
                "{}",
                GOOD,
                "{\"request\":1,\"digest\":\"d\",\"approver\":\"alice\"}",
                "{\"request\":\"apr-1-a\",\"digest\":\"\",\"approver\":\"alice\"}",
                GOOD + ",\"time\":\"soon\"}",
                GOOD + ",\"mac\":7}",
                GOOD + ",\"request\":\"apr-2-b\"}"
            })
    void whatIsNoApprovalSaysWhatIsWrongWithIt(String text) throws IOException {
        leave("POLICY_APPROVED", text);
        Signal signal = signals().next().orElseThrow();
        assertThat(signal).isInstanceOf(Unreadable.class);
        assertThat(((Unreadable) signal).problem()).isNotBlank().doesNotContain("alice");
        signals().done(signal);
        assertThat(signals().next()).isEmpty();
    }

    @Test
    void aLinkAFolderAndAFileThatIsTooLargeAreNoApproval() throws IOException {
        Path elsewhere = Files.writeString(temp.resolve("elsewhere"), GOOD + "}");
        Files.createSymbolicLink(temp.resolve("POLICY_APPROVED"), elsewhere);
        assertTakenAway();
        Files.createDirectory(temp.resolve("POLICY_APPROVED"));
        assertTakenAway();
        leave("POLICY_APPROVED", GOOD + " ".repeat(1 << 17) + "}");
        assertTakenAway();
        assertThat(elsewhere).exists();
    }

    private void assertTakenAway() {
        Signal signal = signals().next().orElseThrow();
        assertThat(signal).isInstanceOf(Unreadable.class);
        signals().done(signal);
        assertThat(signals().next()).isEmpty();
    }

    private ApprovalSignals signals() {
        return new FileApprovalSignals(temp, new JacksonJsonReader());
    }

    private void leave(String name, String text) throws IOException {
        Files.writeString(temp.resolve(name), text);
    }
}
