package dev.loki.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.Typed;
import dev.loki.domain.audit.AgentChain;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.ChainTip;
import dev.loki.domain.json.JsonObject;
import dev.loki.testing.MemoryFolder;
import dev.loki.verifier.LokiAuditVerifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code loki audit verify --require-anchor} and the auditor's own program over one and the same tampering: they share no
 * code, and exit with the same code.
 */
@SuppressWarnings("NullAway.Init") // set before each test
class TwoVerifiersTest {

    private static final String DENY_ALL =
            "{\"policies\":{\"pre_execution\":[{\"name\":\"no\",\"rule\":\"x must be 1\",\"action\":\"deny\"}]}}";

    @TempDir(factory = MemoryFolder.class)
    private Path project;

    @TempDir(factory = MemoryFolder.class)
    private Path elsewhere;

    private final Map<String, String> environment = new HashMap<>();
    private Path held;
    private String vkey;

    @BeforeEach
    void aSignedChainOfTwoSegmentsThatAWitnessKnows() throws IOException {
        Files.createDirectory(project.resolve(".loki"));
        Files.writeString(project.resolve(".loki/policies.json"), DENY_ALL);
        Path key = elsewhere.resolve("audit.key");
        held = elsewhere.resolve("held.checkpoints");
        vkey = type("audit", "keygen", key.toString(), "--name", "example.com/audit")
                .out()
                .strip();
        environment.put("LOKI_AUDIT_SIGNING_KEY_FILE", key.toString());
        environment.put("LOKI_AUDIT_WITNESS_FILE", held.toString());
        write(3);
        newSegment();
        write(3);
        assertBoth(0);
    }

    @Test
    void aForgedClaimOfALossIsTampering() throws IOException {
        removeAll();
        JsonObject details = JsonObject.builder()
                .put("previous", (String) null)
                .put("valid", false)
                .put("error", "x")
                .build();
        AuditDraft draft = new AuditDraft("root", "segment_start", "audit.jsonl", "disk", details);
        String line = AgentChain.link(draft, "2026-01-02T03:04:05.678Z", ChainTip.START)
                .toJson()
                .toString();
        Files.writeString(chain(), line + "\n");
        assertBoth(1);
        write(1);
        assertBoth(1);
        assertThat(type("audit", "verify").exitCode()).isEqualTo(1);
    }

    @Test
    void aNewSegmentAfterDamageIsAnchoredInPartAndSaysWhoAcknowledgedIt() throws IOException {
        removeLine(chain());
        assertBoth(1);
        newSegment();
        assertBoth(2);
        Typed plain = type("audit", "verify");
        assertThat(plain.exitCode()).as(plain.out()).isZero();
        assertThat(plain.out())
                .contains("verdict     anchored in part: from the newest segment on")
                .contains("who gave as the reason: a test")
                .contains("does not fit the chain: entries before it were changed; an operator acknowledged that");
        write(2);
        assertBoth(2);
        newSegment();
        assertBoth(2);
        removeLine(project.resolve(".loki/audit/audit-2.jsonl"));
        assertBoth(1);
    }

    @Test
    void aNewSegmentThatNoKeySignedAcknowledgesNothing() throws IOException {
        removeLine(chain());
        String key = String.valueOf(environment.remove("LOKI_AUDIT_SIGNING_KEY_FILE"));
        newSegment();
        environment.put("LOKI_AUDIT_SIGNING_KEY_FILE", key);
        assertBoth(1);
        write(1);
        assertBoth(1);
        newSegment();
        assertBoth(2);
    }

    @Test
    void aKeyThatWasPutBesideTheChainIsTrustedByNeither() throws IOException {
        Path forger = elsewhere.resolve("forger.key");
        String forged = type("audit", "keygen", forger.toString(), "--name", "example.com/forger")
                .out();
        removeAll();
        environment.put("LOKI_AUDIT_SIGNING_KEY_FILE", forger.toString());
        environment.put("LOKI_AUDIT_WITNESS_FILE", elsewhere.resolve("none").toString());
        write(2);
        Files.writeString(project.resolve(".loki/audit/forged.vkey"), forged);
        environment.put("LOKI_AUDIT_WITNESS_FILE", held.toString());
        assertBoth(1);
        Files.writeString(held, "");
        assertBoth(2);
    }

    @Test
    void aChainThatContradictsTheWitnessIsNotSignedUntilAnOperatorAcknowledgesIt() throws IOException {
        removeAll();
        byte[] known = Files.readAllBytes(held);
        Typed refused = type("policy", "check", "pre_execution", "{}");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .contains("no checkpoint was made: the witness's file knows another chain under this key: " + held)
                .contains("loki audit new-segment --reason TEXT");
        assertThat(held).hasBinaryContent(known);
        assertThat(project.resolve(".loki/audit/audit.checkpoints")).doesNotExist();
        assertBoth(1);
        newSegment();
        assertBoth(2);
        assertThat(type("policy", "check", "pre_execution", "{}").err()).doesNotContain("no checkpoint was made");
        assertBoth(2);
    }

    @Test
    void aWitnessThatWasAwayDoesNotKeepAnHonestChainFromBeingSigned() throws IOException {
        byte[] known = Files.readAllBytes(held);
        newSegment();
        write(2);
        Files.write(held, known);
        assertThat(type("policy", "check", "pre_execution", "{}").err()).doesNotContain("no checkpoint was made");
        assertBoth(0);
    }

    @Test
    void theOperatorIsToldWhatTheKeyAcknowledges() throws IOException {
        removeLine(chain());
        assertThat(type("audit", "new-segment", "--reason", "a test").err())
                .contains("the key acknowledges that checkpoints of up to 4 entries of the chain loki/agent-chain/");
    }

    @Test
    void aNewSegmentAfterTheLogWasDeletedIsAnchoredInPart() throws IOException {
        Files.delete(chain());
        assertBoth(1);
        newSegment();
        assertBoth(2);
    }

    @Test
    void aChainThatWasWrittenAnewIsOnlyAcknowledgedInPart() throws IOException {
        List<String> lines = Files.readAllLines(chain());
        Files.writeString(chain(), String.join("\n", lines.subList(0, lines.size() - 1)) + "\n");
        Files.delete(project.resolve(".loki/audit/audit.state"));
        assertBoth(1);
        newSegment();
        assertBoth(2);
    }

    @Test
    void everythingGoneIsTampering() throws IOException {
        removeAll();
        assertBoth(1);
    }

    @Test
    void anOverlongLineHidesNothing() throws IOException {
        removeLine(chain());
        byte[] overlong = new byte[17 * 1024 * 1024];
        Arrays.fill(overlong, (byte) 'x');
        Files.write(chain(), overlong, StandardOpenOption.APPEND);
        assertBoth(1);
    }

    @Test
    void checkpointsInAnotherOrderOrMalformedAreTampering() throws IOException {
        Path own = project.resolve(".loki/audit/audit.checkpoints");
        String text = Files.readString(own);
        List<String> notes = Arrays.asList(text.split("(?<=\n\n)(?!\u2014)"));
        assertThat(notes.size()).isGreaterThan(2);
        Collections.reverse(notes);
        Files.writeString(own, String.join("", notes));
        assertBoth(1);
        Files.writeString(own, text.substring(0, text.length() - 1) + "\u2014 x/y AA==\n\n");
        assertBoth(1);
        Files.writeString(own, text.replaceFirst("\n([0-9]+)\n", "\n0$1\n"));
        assertBoth(1);
        Files.delete(own);
        Files.createDirectory(own);
        assertBoth(1);
    }

    @Test
    void garbageInThePlaceOfCheckpointsIsAWarning() throws IOException {
        Files.writeString(project.resolve(".loki/audit/audit.checkpoints"), "garbage\n\nmore\n\n");
        assertBoth(0);
        assertThat(type("audit", "verify").out())
                .contains("warning     " + project.resolve(".loki/audit/audit.checkpoints") + " ends in 15 bytes");
    }

    @Test
    void aNextSegmentBesideTheChainIsAWarning() throws IOException {
        Files.writeString(project.resolve(".loki/audit/audit.jsonl.next"), "garbage\n");
        assertBoth(0);
        assertThat(type("audit", "verify").out()).contains("warning     audit.jsonl.next stands beside the chain");
    }

    @Test
    void whatIsWrongComesBeforeWhatCannotBeRead() throws IOException {
        Files.writeString(held, "a\n\n\u2014 b\n\n");
        assertBoth(3);
        removeLine(chain());
        assertBoth(1);
    }

    @Test
    void aWitnessThatLostItsCheckpointsIsAWarning() throws IOException {
        Files.delete(held);
        Typed missing = type("audit", "verify");
        assertThat(missing.exitCode()).isZero();
        assertThat(missing.out()).contains("warning     the witness's file " + held + " is missing");
        Files.writeString(held, "garbage");
        assertThat(type("audit", "verify").out())
                .contains("warning     the witness's file " + held + " holds no checkpoint");
        assertBoth(2);
        Files.writeString(held, "{\"not\":\"checkpoints\"}\n");
        assertBoth(2);
        Files.writeString(held, "");
        assertBoth(2);
        assertThat(type("audit", "verify", "--strict").exitCode()).isEqualTo(1);
    }

    private void assertBoth(int exitCode) {
        Typed loki = type("audit", "verify", "--require-anchor", "--trusted-key", vkey);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        List<String> arguments = Stream.of(
                        "--key", vkey, project.resolve(".loki/audit").toString(), held.toString())
                .toList();
        int verifier = LokiAuditVerifier.run(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(List.of(loki.exitCode(), verifier))
                .as("%s%s%n%s", loki.out(), loki.err(), said.toString(StandardCharsets.UTF_8))
                .containsExactly(exitCode, exitCode);
    }

    private void newSegment() {
        Typed begun = type("audit", "new-segment", "--reason", "a test");
        assertThat(begun.exitCode()).as(begun.err()).isZero();
    }

    /** Each denial is an entry, and each command closes, and so signs. */
    private void write(int entries) {
        for (int i = 0; i < entries; i++) {
            assertThat(type("policy", "check", "pre_execution", "{}").exitCode())
                    .isEqualTo(1);
        }
    }

    private static void removeLine(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        lines.remove(1);
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private void removeAll() throws IOException {
        try (Stream<Path> files = Files.list(chain().getParent())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private Path chain() {
        return project.resolve(".loki/audit/audit.jsonl");
    }

    private Typed type(String... arguments) {
        return Typed.in(project, environment, new byte[0], arguments);
    }
}
