package dev.loki.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.note.SignedNote;
import dev.loki.domain.note.SignerKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The auditor's program over what the writer made, and over what somebody changed. */
@SuppressWarnings("NullAway.Init") // JUnit sets the folder before any test
class LokiAuditVerifierTest {

    private final WrittenChain written = new WrittenChain(20);
    private final String key = written.key.verifier().toString();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        write("audit.jsonl", written.text());
        write("audit.checkpoints", written.signed(5) + "\n" + written.signed(13) + "\n");
    }

    @Test
    void whatTheWriterMadeIsRight() throws IOException {
        write("line-8.tlog-proof", written.inclusionProof(7, 13));
        write("growth.consistency-proof", written.consistencyProof(5, 13));
        assertThat(verify("--key", key)).as(said()).isZero();
        assertThat(said())
                .contains(
                        "checkpoint 5 fits the first 5 lines, until 2026-01-02T03:04:05.678Z, signed by example.com/key1")
                .contains("7 lines came after the last checkpoint")
                .contains("proves line 8 of 13")
                .contains("proves the first 5 of 13 lines are unchanged");
    }

    @Test
    void keysMayBeGivenAsFiles() throws IOException {
        write("key1.vkey", key + "\n");
        assertThat(run(folder.resolve("key1.vkey").toString(), folder.toString()))
                .isZero();
    }

    @Test
    void aKeyThatWasPutBesideTheChainIsNotTrusted() throws IOException {
        WrittenChain forged = new WrittenChain(4, "nobody");
        String signed = SignedNote.sign(
                        forged.checkpoint(4)
                                .acknowledging(Map.of(written.origin(), 13L))
                                .text(),
                        List.of(WrittenChain.key(2)))
                .toString();
        write("audit.jsonl", forged.text());
        write("audit.checkpoints", signed + "\n");
        write("forged.vkey", WrittenChain.key(2).verifier() + "\n");
        assertThat(verify("--key", key)).as(said()).isEqualTo(2);
        assertThat(said()).contains("forged.vkey: a key that stands beside the evidence is not trusted");
        Path held = Files.writeString(folder.resolve("held"), written.signed(13) + "\n");
        assertThat(run("--key", key, folder.toString(), held.toString()))
                .as(said())
                .isEqualTo(1);
    }

    @Test
    void whereCheckpointsFromElsewhereAreNamedThoseBesideTheChainCoverNothing() throws IOException {
        Path held = Files.writeString(folder.resolve("held"), "");
        assertThat(run("--key", key, folder.toString(), held.toString()))
                .as(said())
                .isEqualTo(2);
        assertThat(said()).contains("no checkpoint held elsewhere");
        write("line-8.tlog-proof", written.inclusionProof(7, 13));
        assertThat(run("--key", key, folder.toString(), held.toString()))
                .as("a proof in the folder is beside it, too")
                .isEqualTo(2);
        Files.writeString(held, written.signed(5) + "\n");
        assertThat(run("--key", key, folder.toString(), held.toString()))
                .as(said())
                .isZero();
    }

    @Test
    void whatATerminalWouldObeyIsNotPrinted() throws IOException {
        write("audit.jsonl", "");
        Path proof = Files.writeString(
                folder.resolve("line-8.tlog-proof"), new WrittenChain(9, "\u009b2J\u202e").inclusionProof(7, 9));
        run("--key", key, proof.toString());
        assertThat(said()).contains("\"who\":\"?2J?\"");
    }

    @Test
    void withoutAKeyNothingCoversTheChain() {
        assertThat(verify()).isEqualTo(2);
        assertThat(said()).contains("signed by no key that was given").contains("consistent but not anchored");
    }

    @Test
    void aChainAloneIsConsistentButNotAnchored() throws IOException {
        Files.delete(folder.resolve("audit.checkpoints"));
        assertThat(verify("--key", key)).isEqualTo(2);
    }

    @Test
    void everyFlippedBitOfALineIsFound() throws IOException {
        byte[] chain = written.text().getBytes(StandardCharsets.UTF_8);
        int start = written.text()
                .lines()
                .limit(6)
                .mapToInt(l -> l.getBytes(StandardCharsets.UTF_8).length + 1)
                .sum();
        int end = start + written.lines.get(6).getBytes(StandardCharsets.UTF_8).length + 1;
        for (int i = start; i < end; i++) {
            byte[] changed = chain.clone();
            changed[i] ^= (byte) (1 << (i % 8));
            Files.write(folder.resolve("audit.jsonl"), changed);
            assertThat(verify("--key", key)).as("byte %s", i).isEqualTo(1);
        }
    }

    @Test
    void aLineThatIsMissingDoubledOrSwappedIsFound() throws IOException {
        for (List<String> changed : List.of(without(4), doubled(4), swapped(4))) {
            write("audit.jsonl", String.join("\n", changed) + "\n");
            assertThat(verify("--key", key)).isEqualTo(1);
        }
    }

    @Test
    void aCutAtALinesEndIsFoundByTheCheckpoint() throws IOException {
        write("audit.jsonl", String.join("\n", written.lines.subList(0, 12)) + "\n");
        assertThat(verify("--key", key)).isEqualTo(1);
        assertThat(said()).contains("checkpoint 13 says there were 13 lines, and there are 12: lines are gone");
    }

    @Test
    void anEmptyChainBesideCheckpointsIsFound() throws IOException {
        write("audit.jsonl", "");
        assertThat(verify("--key", key)).isEqualTo(1);
        assertThat(said()).contains("another chain");
    }

    @Test
    void aChainThatWasWrittenAnewIsFound() throws IOException {
        write("audit.jsonl", new WrittenChain(20, "agent-2").text());
        assertThat(verify("--key", key)).isEqualTo(1);
        assertThat(said()).contains("is of another chain");
    }

    @Test
    void aCheckpointOfAChainThatIsNotThereIsFound() throws IOException {
        String before = new WrittenChain(30, "agent-2").signed(30);
        write("audit.checkpoints", before + "\n" + written.signed(13) + "\n");
        assertThat(verify("--key", key)).isEqualTo(1);
        assertThat(said()).contains("BAD   audit.checkpoints: checkpoint 30 is of another chain");
    }

    @Test
    void olderSegmentsAreCheckedInTheOrderInWhichTheyAreLinked() throws IOException {
        WrittenChain newest = written.nextSegment("audit-1.jsonl", true);
        write("audit-1.jsonl", written.text());
        write("audit-1.checkpoints", written.signed(13) + "\n");
        write("audit.jsonl", newest.text());
        write("audit.checkpoints", newest.signed(1) + "\n");
        write("line-8.tlog-proof", written.inclusionProof(7, 13));
        assertThat(verify("--key", key)).as(said()).isZero();
        assertThat(said())
                .contains("audit-1.jsonl is as it was kept when audit.jsonl was begun")
                .contains("audit-1.checkpoints: checkpoint 13 fits the first 13 lines")
                .contains("audit.checkpoints: checkpoint 1 fits the first 1 lines");

        write("audit-1.jsonl", written.text().replaceFirst("agent-1", "agent-2"));
        assertThat(verify("--key", key)).isEqualTo(1);
        Files.delete(folder.resolve("audit-1.jsonl"));
        assertThat(verify("--key", key)).isEqualTo(1);
        assertThat(said()).contains("audit-1.jsonl, the segment before audit.jsonl, is missing");
        write("audit-1.jsonl", written.text());
        write("audit.jsonl", new WrittenChain(3).text());
        Files.delete(folder.resolve("audit.checkpoints"));
        assertThat(verify("--key", key)).isEqualTo(1);
        assertThat(said()).contains("audit-1.jsonl: no segment that follows names it");
    }

    @Test
    void whatWasDamagedWhenItWasKeptIsANote() throws IOException {
        written.lines.set(3, written.lines.get(3).replace("agent-1", "agent-2"));
        WrittenChain newest = written.nextSegment("audit-1.jsonl", false);
        write("audit-1.jsonl", written.text());
        write("audit.jsonl", newest.text());
        write("audit.checkpoints", newest.signed(1) + "\n");
        assertThat(verify("--key", key)).as(said()).isEqualTo(2);
        assertThat(said())
                .contains("note  audit-1.jsonl line 4: its hash is not that of its bytes")
                .contains("anchored in part");
        write("audit-1.checkpoints", new WrittenChain(20).signed(13) + "\n");
        assertThat(verify("--key", key))
                .as("what was signed says more than the chain")
                .isEqualTo(1);
        write("audit.checkpoints", newest.acknowledging(1, Map.of(written.origin(), 13L)) + "\n");
        assertThat(verify("--key", key)).as(said()).isEqualTo(2);
    }

    @Test
    void aClaimOfALossDoesNotOverruleWhatWasSigned() throws IOException {
        WrittenChain forged = WrittenChain.claimingALoss();
        write("audit.jsonl", forged.text());
        write("audit.checkpoints", forged.signed(1) + "\n");
        write("held", written.signed(13) + "\n" + forged.signed(1) + "\n");
        assertThat(verify("--key", key, folder.resolve("held").toString())).isEqualTo(1);
        assertThat(said()).contains("BAD   held: checkpoint 13 is of another chain");

        write("audit.checkpoints", forged.acknowledging(1, Map.of(written.origin(), 12L)) + "\n");
        assertThat(verify("--key", key, folder.resolve("held").toString())).isEqualTo(1);
        write("audit.checkpoints", forged.acknowledging(1, Map.of(written.origin(), 13L)) + "\n");
        assertThat(verify("--key", key, folder.resolve("held").toString()))
                .as(said())
                .isEqualTo(2);
        assertThat(said()).contains("an operator acknowledged that").contains("anchored in part");
        assertThat(verify(folder.resolve("held").toString()))
                .as("where no key is given, nobody acknowledges anything")
                .isEqualTo(1);
    }

    @Test
    void checkpointsOfAnOlderSegmentThatIsNotGivenCannotBeChecked() throws IOException {
        WrittenChain newest = written.nextSegment("audit-1.jsonl", true);
        Path chain = folder.resolve("audit.jsonl");
        Files.writeString(chain, newest.text());
        write("held", written.signed(13) + "\n" + newest.signed(1) + "\n");
        assertThat(run("--key", key, chain.toString(), folder.resolve("held").toString()))
                .isEqualTo(3);
        assertThat(said()).contains("give the older segments, too");
    }

    @Test
    void aFolderWhoseChainIsGoneThoughACheckpointOfItIsHeldIsWrong() throws IOException {
        write("held", written.signed(13) + "\n");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(run("--key", key, empty.toString(), folder.resolve("held").toString()))
                .isEqualTo(1);
        assertThat(said()).contains("there is no chain to hold the checkpoints against: it is gone");
    }

    @Test
    void anOverlongLineHidesNothing() throws IOException {
        byte[] overlong = new byte[16 * 1024 * 1024 + 2];
        Arrays.fill(overlong, (byte) 'x');
        Files.write(folder.resolve("audit.jsonl"), overlong, StandardOpenOption.APPEND);
        assertThat(verify("--key", key)).isEqualTo(1);
        assertThat(said()).contains("line 21: it is longer than any that Loki writes");
    }

    @Test
    void aSegmentThatWasNeverPutIntoItsPlaceIsANoteAndReadWhereTheChainIsNotThere() throws IOException {
        write("audit.jsonl.next", "garbage");
        assertThat(verify("--key", key)).isZero();
        assertThat(said()).contains("note  " + folder.resolve("audit.jsonl.next") + " stands beside the chain");
        Files.delete(folder.resolve("audit.jsonl"));
        assertThat(verify("--key", key)).isEqualTo(1);
        write("audit.jsonl.next", written.text());
        assertThat(verify("--key", key)).as(said()).isZero();
    }

    @Test
    void checkpointsThatGoBackOrAreMalformedAreWrong() throws IOException {
        write("audit.checkpoints", written.signed(13) + "\n" + written.signed(5) + "\n");
        assertThat(verify("--key", key)).isEqualTo(1);
        assertThat(said()).contains("checkpoint 5 follows on one of 13");
        write("audit.checkpoints", written.signed(13) + "\u2014 x/y AA==\n\n");
        assertThat(verify("--key", key)).isEqualTo(1);
        write("audit.checkpoints", written.signed(13).replace("\n13\n", "\n013\n") + "\n");
        assertThat(verify("--key", key)).isEqualTo(1);
        Files.delete(folder.resolve("audit.checkpoints"));
        Files.createDirectory(folder.resolve("audit.checkpoints"));
        assertThat(verify("--key", key)).isEqualTo(1);
        assertThat(said()).contains("audit.checkpoints is no regular file");
    }

    @Test
    void aSegmentAloneLeavesTheOneBeforeOut() throws IOException {
        WrittenChain newest = written.nextSegment("audit-1.jsonl", true);
        write("audit.jsonl", newest.text());
        write("audit.checkpoints", newest.signed(1) + "\n");
        assertThat(run(
                        "--key",
                        key,
                        folder.resolve("audit.jsonl").toString(),
                        folder.resolve("audit.checkpoints").toString()))
                .as(said())
                .isZero();
        assertThat(said()).contains("is not given, and not checked");
    }

    @Test
    void aChainThatIsGoneOrEmptyBesideItsCompanionsIsFound() throws IOException {
        Files.delete(folder.resolve("audit.jsonl"));
        assertThat(verify("--key", key)).isEqualTo(1);
        assertThat(said()).contains("is missing or empty, though audit.checkpoints stands beside it");
        Files.delete(folder.resolve("audit.checkpoints"));
        write("audit.state", "{}");
        assertThat(verify("--key", key)).isEqualTo(1);
    }

    @Test
    void aLineThatIsBlankOrInAnotherFormIsWrong() throws IOException {
        for (String changed : List.of(
                written.text() + "\n",
                "[" + written.text().substring(1),
                "\n" + written.text(),
                written.text().replaceFirst("\\{\"seq\":3,", "{\"seq\": 3,"))) {
            write("audit.jsonl", changed);
            assertThat(verify("--key", key)).as(changed.substring(0, 9)).isEqualTo(1);
        }
    }

    @Test
    void aWrongSignatureIsFound() throws IOException {
        String note = written.signed(5).replace("\n5\n", "\n4\n");
        write("audit.checkpoints", note + "\n");
        assertThat(verify("--key", key)).isEqualTo(1);
        assertThat(said()).contains("the signature of example.com/key1 does not fit");
    }

    @Test
    void anUnfinishedCheckpointIsPassedOver() throws IOException {
        String whole = written.signed(5) + "\n" + written.signed(13) + "\n";
        for (int cut = 1; cut < written.signed(13).length(); cut++) {
            write("audit.checkpoints", whole.substring(0, whole.length() - cut - 1));
            assertThat(verify("--key", key)).as("cut %s", cut).isZero();
        }
    }

    @Test
    void aTornLineIsFound() throws IOException {
        write("audit.jsonl", written.text().substring(0, written.text().length() - 1));
        assertThat(verify("--key", key)).isEqualTo(1);
        assertThat(said()).contains("line 20: it has no end");
    }

    @Test
    void trustIsFollowedFromKeyToKey() throws IOException {
        SignerKey next = WrittenChain.key(2);
        String rotation = SignedNote.sign(
                        written.checkpoint(13).handingOverTo(next.verifier()).text(), List.of(written.key, next))
                .toString();
        String after =
                SignedNote.sign(written.checkpoint(20).text(), List.of(next)).toString();
        write("audit.checkpoints", rotation + "\n" + after + "\n");
        assertThat(verify("--key", key)).as(said()).isZero();
        assertThat(said())
                .contains(
                        "checkpoint 20 fits the first 20 lines, until 2026-01-02T03:04:05.678Z, signed by example.com/key2");
        write("audit.checkpoints", rotation + "\n" + written.signed(20) + "\n");
        assertThat(verify("--key", key)).isEqualTo(1);
        assertThat(said()).contains("a key that had handed over");
    }

    @Test
    void aHandOverThatTheNextKeyDidNotSignIsNone() throws IOException {
        SignerKey next = WrittenChain.key(2);
        String rotation = SignedNote.sign(
                        written.checkpoint(13).handingOverTo(next.verifier()).text(), List.of(written.key))
                .toString();
        String after =
                SignedNote.sign(written.checkpoint(20).text(), List.of(next)).toString();
        write("audit.checkpoints", rotation + "\n" + after + "\n");
        verify("--key", key);
        assertThat(said())
                .contains("checkpoint 20 fits the first 20 lines, until 2026-01-02T03:04:05.678Z; signed by no key");
    }

    @Test
    void aProofWithAnyElementChangedIsRefused() throws IOException {
        for (String kind : List.of("tlog", "consistency")) {
            String proof = kind.equals("tlog") ? written.inclusionProof(7, 13) : written.consistencyProof(5, 13);
            Path file = folder.resolve("changed." + kind + "-proof");
            List<String> lines = proof.lines().toList();
            for (int i = 1; i < lines.size(); i++) {
                if (lines.get(i).isEmpty()) {
                    continue;
                }
                List<String> changed = new ArrayList<>(lines);
                char[] text = changed.get(i).toCharArray();
                int at = text.length > 30 ? 20 : text.length - 1;
                text[at] = text[at] == 'A' || text[at] == '1' ? '3' : text[at] == '3' ? '4' : 'A';
                changed.set(i, String.valueOf(text));
                Files.writeString(file, String.join("\n", changed) + "\n");
                assertThat(run("--key", key, file.toString()))
                        .as("line %s: %s", i, said())
                        .isNotZero();
            }
            String spelt = proof.replace("\nextra ", "\n").replace("\nindex ", "\nindex +");
            Files.writeString(file, spelt);
            assertThat(run("--key", key, file.toString()) == 0)
                    .as("another spelling")
                    .isEqualTo(spelt.equals(proof));
            Files.writeString(file, proof);
            assertThat(run("--key", key, file.toString())).as(said()).isZero();
            assertThat(run(file.toString())).isEqualTo(2);
        }
    }

    @Test
    void aLineOfAnotherFormIsSaidToBeWrong() throws IOException {
        write("audit.jsonl", "{\"seq\":0, \"who\":\"somebody\"}\n");
        Files.delete(folder.resolve("audit.checkpoints"));
        assertThat(verify()).isEqualTo(1);
        assertThat(said()).contains("line 1: not in the form Loki writes");
    }

    @Test
    void whatIsNoneOfTheseIsSaid() throws IOException {
        assertThat(run()).isEqualTo(3);
        assertThat(said()).contains("usage:");
        assertThat(run(folder.resolve("absent").toString())).isEqualTo(3);
        write("audit.checkpoints", "hello\n\nworld\n\n");
        assertThat(verify()).as("no whole checkpoint, as a crash may leave it").isEqualTo(2);
        Path nonsense = Files.writeString(folder.resolve("nonsense"), "a\n\n\u2014 b\n\n");
        assertThat(run("--key", key, folder.toString(), nonsense.toString())).isEqualTo(3);
        write("audit.jsonl", written.text().replaceFirst("agent-1", "agent-2"));
        assertThat(run("--key", key, folder.toString(), nonsense.toString()))
                .as("what is wrong comes first")
                .isEqualTo(1);
        write("audit.jsonl", written.text());
        assertThat(run("--key", "example.com+00000000+AAAA", folder.toString())).isEqualTo(3);
        assertThat(run("--key", key.replace("key1", "key2"), folder.toString())).isEqualTo(3);
    }

    @Test
    void itRunsFromItsOneSourceFileWithNothingButAJdk() throws Exception {
        Path source = Path.of(System.getProperty("loki.root", ".."), "loki-audit-verifier/src/main/java")
                .resolve("dev/loki/verifier/LokiAuditVerifier.java");
        String ofNoPackage = Files.readString(source).replaceFirst("(?m)^package .*;\\R", "");
        Path alone = Files.writeString(folder.resolve("LokiAuditVerifier.java"), ofNoPackage);
        assertThat(runAsSource(alone, "--key", key, folder.toString())).isZero();
        write("audit.jsonl", written.text().replaceFirst("agent-1", "agent-2"));
        assertThat(runAsSource(alone, "--key", key, folder.toString())).isEqualTo(1);
    }

    private int runAsSource(Path source, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                source.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
        return process.waitFor();
    }

    private List<String> without(int index) {
        List<String> lines = new ArrayList<>(written.lines);
        lines.remove(index);
        return lines;
    }

    private List<String> doubled(int index) {
        List<String> lines = new ArrayList<>(written.lines);
        lines.add(index, lines.get(index));
        return lines;
    }

    private List<String> swapped(int index) {
        List<String> lines = new ArrayList<>(written.lines);
        lines.add(index, lines.remove(index + 1));
        return lines;
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private int verify(String... arguments) {
        return run(Stream.concat(Stream.of(arguments), Stream.of(folder.toString()))
                .toArray(String[]::new));
    }

    private int run(String... arguments) {
        said.reset();
        return LokiAuditVerifier.run(List.of(arguments), new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
