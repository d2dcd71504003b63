package dev.loki.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.Typed;
import dev.loki.testing.MemoryFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing, verifying and proving, as somebody types it. */
@SuppressWarnings("NullAway.Init") // set before each test
class EvidenceCommandsTest {

    private static final String DENY_ALL =
            "{\"policies\":{\"pre_execution\":[{\"name\":\"no\",\"rule\":\"x must be 1\"," + "\"action\":\"deny\"}]}}";

    @TempDir(factory = MemoryFolder.class)
    private Path project;

    @TempDir(factory = MemoryFolder.class)
    private Path elsewhere;

    private final Map<String, String> environment = new HashMap<>();
    private Path key;
    private Path held;
    private String vkey;

    @BeforeEach
    void generateAKey() throws IOException {
        Files.createDirectory(project.resolve(".loki"));
        Files.writeString(project.resolve(".loki/policies.json"), DENY_ALL);
        key = elsewhere.resolve("audit.key");
        held = elsewhere.resolve("held.checkpoints");
        Typed keygen = type("audit", "keygen", key.toString(), "--name", "example.com/audit");
        assertThat(keygen.exitCode()).as(keygen.err()).isZero();
        vkey = keygen.out().strip();
        environment.put("LOKI_AUDIT_SIGNING_KEY_FILE", key.toString());
        environment.put("LOKI_AUDIT_WITNESS_FILE", held.toString());
    }

    @Test
    void theKeyIsForItsOwnerAlone() throws IOException {
        assertThat(vkey).startsWith("example.com/audit+");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        Typed again = type("audit", "keygen", key.toString());
        assertThat(again.exitCode()).isEqualTo(70);
        assertThat(again.err()).contains("a key is never written over");
    }

    @Test
    void aKeyInTheProjectOrThatOthersCanReadIsRefused() throws IOException {
        Typed inside = type("audit", "keygen", project.resolve("audit.key").toString());
        assertThat(inside.err()).contains("it would lie in the project", "name a file outside of it");
        assertThat(type("audit", "keygen", project.resolve("a/../b/audit.key").toString())
                        .err())
                .contains("it would lie in the project");
        assertThat(project.resolve("b")).doesNotExist();
        Path link = elsewhere.resolve("link.key");
        Files.copy(key, project.resolve("moved.key"));
        Files.createSymbolicLink(link, project.resolve("moved.key"));
        environment.put("LOKI_AUDIT_SIGNING_KEY_FILE", link.toString());
        Typed linked = type("audit", "list");
        assertThat(linked.exitCode()).isEqualTo(3);
        assertThat(linked.err()).contains("LOKI_AUDIT_SIGNING_KEY_FILE").contains("it lies in the project");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        environment.put("LOKI_AUDIT_SIGNING_KEY_FILE", key.toString());
        assertThat(type("audit", "list").err()).contains("chmod 600");
    }

    @Test
    void aFileThatAnotherProgramWroteIsCheckedByItself() throws IOException {
        write(2);
        Path foreign = elsewhere.resolve("foreign.jsonl");
        String chain = Files.readString(project.resolve(".loki/audit/audit.jsonl"));
        Files.writeString(foreign, chain);
        assertThat(type("audit", "verify", "--strict", foreign.toString()).exitCode())
                .isZero();

        Files.writeString(foreign, chain.replaceFirst("\\{", "{\"note\":1,"));
        Typed tolerant = type("audit", "verify", foreign.toString());
        assertThat(tolerant.exitCode()).isZero();
        assertThat(tolerant.out())
                .contains("chain valid")
                .contains("warning  line 1  unhashed-field: the hash does not cover \"note\"");
        Typed strict = type("audit", "verify", "--strict", "--json", foreign.toString());
        assertThat(strict.exitCode()).isEqualTo(1);
        assertThat(strict.out()).contains("\"id\":\"unhashed-field\",\"line\":0,\"seq\":0,\"severity\":\"error\"");

        assertThat(type("audit", "verify", elsewhere.resolve("absent").toString())
                        .exitCode())
                .isEqualTo(3);
        assertThat(type("audit", "verify", "--require-anchor", foreign.toString())
                        .exitCode())
                .isEqualTo(64);
    }

    @Test
    void entriesAreListedByThingTextAndLimitNewestFirst() {
        write(3);
        String all = type("audit", "list").out();
        List<String> lines = all.lines().toList();
        assertThat(type("audit", "list", "--newest-first", "--limit", "1").out().strip())
                .isEqualTo(lines.get(lines.size() - 1));
        assertThat(type("audit", "list", "--text", "POLICY_DENY", "--no-index").out())
                .isEqualTo(all);
        assertThat(type("audit", "list", "--where", "nowhere").out()).isEmpty();
        assertThat(type("audit", "list", "--limit", "0").exitCode()).isEqualTo(64);
    }

    @Test
    void keygenMakesTheFolderOfTheKeyForItsOwnerAlone() throws IOException {
        Path nested = elsewhere.resolve("config/loki/audit.key");
        Typed refused = type("audit", "keygen", nested.toString());
        assertThat(refused.exitCode()).isEqualTo(70);
        assertThat(refused.err()).contains("mkdir -p -m 700 '" + elsewhere.resolve("config") + "'");
        assertThat(elsewhere.resolve("config")).doesNotExist();

        Files.createDirectory(elsewhere.resolve("config"));
        Typed made = type("audit", "keygen", nested.toString());
        assertThat(made.exitCode()).isZero();
        assertThat(made.err()).contains("loki: made the folder " + nested.getParent() + ", for its owner alone");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(nested.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void copiesOfACheckpointAreCountedOnce() {
        write(3);
        assertThat(type("audit", "verify").out()).contains("3 checkpoints beside the chain, 3 signed by trusted keys");
    }

    @Test
    void aStateThatIsMissingOrUnreadableIsAWarning() throws IOException {
        write(2);
        Path state = project.resolve(".loki/audit/audit.state");
        Files.writeString(state, "garbage");
        Typed garbage = type("audit", "verify");
        assertThat(garbage.exitCode()).isZero();
        assertThat(garbage.out()).contains("warning     audit.state cannot be read");
        Files.delete(state);
        assertThat(type("audit", "verify").out()).contains("warning     audit.state is missing");
        assertThat(type("audit", "verify", "--strict").exitCode()).isEqualTo(1);
    }

    @Test
    void olderSegmentsAreVerifiedWithTheCheckpointsThatCoverThem() throws IOException {
        write(3);
        assertThat(type("audit", "new-segment", "--reason", "a new year").exitCode())
                .isZero();
        write(2);
        Typed verified = type("audit", "verify", "--require-anchor");
        assertThat(verified.exitCode()).as(verified.out()).isZero();
        assertThat(verified.out())
                .contains("segment     audit-1.jsonl: chain valid, 3 entries, anchored until entry 2 by " + held)
                .contains("chain valid, 3 entries")
                .contains("verdict     anchored");
        assertThat(runVerifier()).contains("audit-1.jsonl is as it was kept");

        Path older = project.resolve(".loki/audit/audit-1.jsonl");
        String text = Files.readString(older);
        Files.writeString(older, text.replaceFirst("policy_deny", "policy_DENY"));
        Typed changed = type("audit", "verify", "--json");
        assertThat(changed.exitCode()).isEqualTo(1);
        assertThat(changed.out()).contains("audit-1.jsonl was changed after it was kept", "\"file\":\"audit-1.jsonl\"");
        Files.delete(older);
        Typed missing = type("audit", "verify");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.out()).contains("audit-1.jsonl is missing");
    }

    @Test
    void bothSignTheEndOfASegmentAndTheBeginningOfTheNext() throws IOException {
        environment.put("LOKI_AUDIT_CHECKPOINT_ENTRIES", "1000");
        write(1);
        type("audit", "new-segment", "--reason", "a new year");
        assertThat(project.resolve(".loki/audit/audit-1.checkpoints")).exists();
        assertThat(project.resolve(".loki/audit/audit.checkpoints")).exists();
        assertThat(type("audit", "verify", "--require-anchor").exitCode()).isZero();
    }

    @Test
    void aChainBegunAnewInSecretIsFoundThoughTheNewOneIsSignedToo() throws IOException {
        write(3);
        Files.delete(chain());
        removeState();
        removeLocalCheckpoints();
        environment.remove("LOKI_AUDIT_WITNESS_FILE");
        write(2);
        environment.put("LOKI_AUDIT_WITNESS_FILE", held.toString());
        Typed verified = type("audit", "verify");
        assertThat(verified.exitCode()).isEqualTo(1);
        assertThat(verified.out()).contains("is of another chain");
    }

    @Test
    void allEvidenceIsVerifiedAtOnce() throws IOException {
        environment.put("HOME", elsewhere.toString());
        assertThat(type("run", "--", "true").exitCode()).isEqualTo(1);
        Typed intact = type("audit", "verify", "--all", "--require-anchor");
        assertThat(intact.exitCode()).as(intact.out() + intact.err()).isZero();
        assertThat(intact.out())
                .containsSubsequence(
                        "dashboard   no entries", "anchors     intact, 0 on record", "reports     intact, 1 on record")
                .contains("verdict     anchored");
        Path report;
        try (Stream<Path> files = Files.list(project.resolve(".loki/reports"))) {
            report = files.findFirst().orElseThrow();
        }
        Files.delete(report);
        assertThat(type("audit", "verify").exitCode()).isZero();
        Typed missing = type("audit", "verify", "--all");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.out()).contains("the report is missing").contains("verdict     tampered");
        assertThat(type("audit", "verify", "--all", "--json").out())
                .contains(
                        "\"standing\":\"tampered\"",
                        "\"dashboard\":{\"valid\":true",
                        "\"runReports\":{\"valid\":false");
        assertThat(type("audit", "verify", "--all", chain().toString() + "x").exitCode())
                .isEqualTo(64);
    }

    @Test
    void checkpointsBesideTheChainAnchorNothing() {
        write(3);
        String own = project.resolve(".loki/audit/audit.checkpoints").toString();
        Typed verified = type("audit", "verify", "--require-anchor", "--checkpoints", own);
        assertThat(verified.exitCode()).isEqualTo(3);
        assertThat(verified.err()).contains("stands beside the chain and anchors nothing");
    }

    @Test
    void entriesAreSignedAtCloseAndAnchoredByTheWitnessFile() {
        write(3);
        Typed verified = type("audit", "verify", "--require-anchor");
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
        assertThat(verified.out())
                .contains("chain valid, 3 entries")
                .contains("trusted now: example.com/audit")
                .contains("anchored    the first 3 entries, by " + held)
                .contains("0 entries came after")
                .contains("verdict     anchored");
    }

    @Test
    void withoutACheckpointElsewhereTheChainIsConsistentButNotAnchored() throws IOException {
        write(3);
        Files.delete(held);
        Typed verified = type("audit", "verify");
        assertThat(verified.exitCode()).isZero();
        assertThat(verified.out()).contains("verdict     consistent but not anchored");
        assertThat(type("audit", "verify", "--require-anchor").exitCode()).isEqualTo(2);
    }

    @Test
    void aCutAtALinesEndIsFoundWithACheckpointKeptElsewhereAndHonestlyNotWithoutOne() throws IOException {
        write(3);
        cutLastLine();
        Typed verified = type("audit", "verify");
        assertThat(verified.exitCode()).isEqualTo(1);
        assertThat(verified.out())
                .contains("chain valid, 2 entries")
                .contains("entries are gone")
                .contains("tampered");
        removeLocalCheckpoints();
        Typed again = type("audit", "verify");
        assertThat(again.exitCode()).isEqualTo(1);
        environment.remove("LOKI_AUDIT_WITNESS_FILE");
        Typed alone = type("audit", "verify");
        assertThat(alone.exitCode()).isZero();
        assertThat(alone.out()).contains("consistent but not anchored");
        Typed named = type("audit", "verify", "--checkpoints", held.toString(), "--trusted-key", vkey);
        assertThat(named.exitCode()).isEqualTo(1);
    }

    @Test
    void aChainWrittenAnewIsFoundWithACheckpointKeptElsewhere() throws IOException {
        write(3);
        Files.delete(chain());
        removeState();
        removeLocalCheckpoints();
        environment.remove("LOKI_AUDIT_WITNESS_FILE");
        environment.remove("LOKI_AUDIT_SIGNING_KEY_FILE");
        write(4);
        assertThat(type("audit", "verify").out()).contains("consistent but not anchored");
        Typed verified = type("audit", "verify", "--checkpoints", held.toString(), "--trusted-key", vkey);
        assertThat(verified.exitCode()).isEqualTo(1);
        assertThat(verified.out()).contains("is of another chain").contains("verdict     tampered");
    }

    @Test
    void anEmptyLogBesideCheckpointsIsTampered() throws IOException {
        write(2);
        Files.write(chain(), new byte[0]);
        assertThat(type("audit", "verify").exitCode()).isEqualTo(1);
        Files.delete(chain());
        assertThat(type("audit", "verify").exitCode()).isEqualTo(1);
    }

    @Test
    void aChainThatWasCutIsNotSignedAgain() throws IOException {
        write(3);
        cutLastLine();
        Typed written = type("policy", "check", "pre_execution", "{}");
        assertThat(written.err()).contains("no checkpoint was made").contains("was cut or changed");
    }

    @Test
    void theKeyIsRotatedAndTrustFollows() {
        write(2);
        Path next = elsewhere.resolve("next.key");
        type("audit", "keygen", next.toString(), "--name", "example.com/next");
        Typed rotated = type("audit", "rotate-key", next.toString());
        assertThat(rotated.exitCode()).as(rotated.err()).isZero();
        assertThat(rotated.out()).contains("loki-next-key example.com/next+");
        assertThat(type("policy", "check", "pre_execution", "{}").err()).contains("handed over to another one");
        environment.put("LOKI_AUDIT_SIGNING_KEY_FILE", next.toString());
        write(2);
        Typed verified = type("audit", "verify", "--trusted-key", vkey, "--require-anchor");
        assertThat(verified.exitCode()).as(verified.out()).isZero();
        assertThat(verified.out()).contains("trusted now: example.com/next").contains("the first 5 entries");
    }

    @Test
    void whatIsPrintedForPeopleIsThereAsJson() {
        write(2);
        assertThat(type("audit", "prove", "0", "--json").out()).startsWith("{\"proof\":\"c2sp.org/tlog-proof@v1\\n");
        assertThat(type("audit", "consistency", "1", "2", "--json").out()).startsWith("{\"proof\":\"");
        assertThat(type("audit", "report", "soc2", "--json").out()).startsWith("{\"framework\":\"soc2\",");
        assertThat(type("audit", "export", elsewhere.resolve("all.zip").toString(), "--json")
                        .out())
                .startsWith("{\"entries\":2,\"first_seq\":0,\"last_seq\":1,\"standing\":\"");
        assertThat(type("audit", "export", elsewhere.resolve("none.zip").toString(), "--to", "2020-01-01", "--json")
                        .out())
                .startsWith("{\"entries\":0,\"first_seq\":null,\"last_seq\":null,");
        String next = elsewhere.resolve("next.key").toString();
        assertThat(type("audit", "keygen", next, "--name", "example.com/next", "--json")
                        .out())
                .startsWith("{\"file\":\"" + next + "\",\"verifier_key\":\"example.com/next+");
        assertThat(type("audit", "rotate-key", next, "--json").out()).startsWith("{\"checkpoint\":\"");
        assertThat(type("audit", "report", "soc2", "--json", "--format", "csv").exitCode())
                .isEqualTo(64);
    }

    @Test
    void afterARotationTheOldKeysCheckpointsAreNothingToWarnOf() {
        write(2);
        Path next = elsewhere.resolve("next.key");
        type("audit", "keygen", next.toString(), "--name", "example.com/next");
        type("audit", "rotate-key", next.toString());
        environment.put("LOKI_AUDIT_SIGNING_KEY_FILE", next.toString());
        write(1);
        Typed verified = type("audit", "verify", "--require-anchor", "--strict");
        assertThat(verified.exitCode()).as(verified.out()).isZero();
        assertThat(verified.out()).doesNotContain("warning");
    }

    @Test
    void aKeyDoesNotHandOverToItself() {
        write(1);
        Typed rotated = type("audit", "rotate-key", key.toString());
        assertThat(rotated.exitCode()).isEqualTo(70);
        assertThat(rotated.err()).contains("example.com/audit is in force already");
    }

    @Test
    void numbersAndDatesAreAskedForInPlainWords() {
        write(1);
        assertThat(type("audit", "list", "--since", "2020-01-01", "--until", "2999-01-01")
                        .out())
                .contains("policy_deny");
        assertThat(type("audit", "list", "--since", "yesterday").err())
                .contains("or a date such as 2026-02-21", "found 'yesterday'");
        assertThat(type("audit", "list", "--limit", "x").err()).contains("expected a whole number, found 'x'");
        assertThat(type("audit", "prove", "x").err()).contains("expected a whole number, found 'x'");
    }

    @Test
    void aStateThatIsAFolderIsAWarningToo() throws IOException {
        write(1);
        removeState();
        Files.createDirectory(project.resolve(".loki/audit/audit.state"));
        Typed verified = type("audit", "verify");
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
        assertThat(verified.out()).contains("warning     audit.state cannot be read");
    }

    @Test
    void anAgentCannotRotateTheKey() {
        write(1);
        Path next = elsewhere.resolve("next.key");
        type("audit", "keygen", next.toString());
        environment.put("LOKI_SESSION_ID", "run-1");
        Typed rotated = type("audit", "rotate-key", next.toString());
        assertThat(rotated.exitCode()).isEqualTo(3);
        assertThat(rotated.err()).contains("a governed run; changing keys is an operator's to do");
    }

    @Test
    void aProofOfAnEntryAndOfGrowthIsPrinted() throws IOException {
        write(3);
        write(2);
        Typed proof = type("audit", "prove", "1", "--checkpoint", "3");
        assertThat(proof.exitCode()).as(proof.err()).isZero();
        assertThat(proof.out()).startsWith("c2sp.org/tlog-proof@v1\nextra ").contains("\nindex 1\n");
        Typed growth = type("audit", "consistency", "3", "5");
        assertThat(growth.out()).startsWith("loki/consistency-proof@v1\n");
        Files.writeString(project.resolve(".loki/audit/1.tlog-proof"), proof.out());
        Files.writeString(project.resolve(".loki/audit/growth.consistency-proof"), growth.out());
        assertThat(runVerifier()).contains("proves line 2 of 3").contains("the first 3 of 5 lines are unchanged");
        Typed missing = type("audit", "prove", "1", "--checkpoint", "9");
        assertThat(missing.exitCode()).isEqualTo(64);
        assertThat(missing.err())
                .contains("there is no checkpoint of 9 entries, there are 5 of 1 to 5; the nearest are of 5");
        Typed beyond = type("audit", "prove", "9");
        assertThat(beyond.exitCode()).isEqualTo(64);
        assertThat(beyond.err()).contains("not covered").contains("expected a seq from 0 to 4");
        assertThat(type("audit", "consistency", "5", "3").exitCode()).isEqualTo(64);
        assertThat(type("audit", "consistency", "0", "3").exitCode()).isEqualTo(64);
    }

    @Test
    void whatCannotBeReadExitsWith3() throws IOException {
        write(1);
        assertThat(type("audit", "verify", "--checkpoints", "absent").exitCode())
                .isEqualTo(3);
        Path nonsense = Files.writeString(elsewhere.resolve("nonsense"), "a\n\n\u2014 b\n\n");
        assertThat(type("audit", "verify", "--checkpoints", nonsense.toString()).exitCode())
                .isEqualTo(3);
        Typed json = type("audit", "verify", "--json", "--checkpoints", "absent");
        assertThat(json.exitCode()).isEqualTo(3);
        assertThat(json.out())
                .startsWith("{\"valid\":null,\"entries\":null,\"brokenAt\":null,\"error\":\"could not be verified: ")
                .contains("absent: no such file", "\"standing\":\"could not be verified\"");
    }

    @Test
    void strictTakesAWarningForAnError() {
        write(1);
        Typed other = type("audit", "keygen", elsewhere.resolve("other.key").toString());
        String stranger = other.out().strip();
        assertThat(type("audit", "verify", "--trusted-key", stranger).exitCode())
                .isZero();
        assertThat(type("audit", "verify", "--trusted-key", stranger, "--strict")
                        .exitCode())
                .isEqualTo(1);
    }

    @Test
    void theReportIsJsonToo() {
        write(2);
        assertThat(type("audit", "verify", "--json").out())
                .startsWith("{\"valid\":true,\"entries\":2,\"brokenAt\":null,\"error\":null,")
                .contains("\"standing\":\"anchored\"")
                .contains("\"entriesAfter\":0")
                .contains("\"recoveries\":0,\"findings\":[]");
    }

    private String runVerifier() throws IOException {
        Path root = Path.of(System.getProperty("loki.root", ".."));
        Path source = root.resolve("loki-audit-verifier/src/main/java/dev/loki/verifier/LokiAuditVerifier.java");
        Path said = elsewhere.resolve("said.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                source.toString()));
        command.addAll(List.of("--key", vkey, project.resolve(".loki/audit").toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor()).as(Files.readString(said)).isZero();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return Files.readString(said);
    }

    /** Each denial is an entry, and each command closes, and so signs. */
    private void write(int entries) {
        for (int i = 0; i < entries; i++) {
            Typed denied = type("policy", "check", "pre_execution", "{}");
            assertThat(denied.exitCode()).isEqualTo(1);
            assertThat(denied.err()).isEmpty();
        }
    }

    private void cutLastLine() throws IOException {
        List<String> lines = Files.readAllLines(chain(), StandardCharsets.UTF_8);
        Files.writeString(chain(), String.join("\n", lines.subList(0, lines.size() - 1)) + "\n");
        removeState();
    }

    /** Who cuts a chain does not leave what knows better. */
    private void removeState() throws IOException {
        Files.delete(project.resolve(".loki/audit/audit.state"));
    }

    private void removeLocalCheckpoints() throws IOException {
        Files.delete(project.resolve(".loki/audit/audit.checkpoints"));
        Files.delete(project.resolve(".loki/audit/audit.checkpoints.position"));
    }

    private Path chain() {
        return project.resolve(".loki/audit/audit.jsonl");
    }

    private Typed type(String... arguments) {
        return Typed.in(project, environment, new byte[0], arguments);
    }
}
