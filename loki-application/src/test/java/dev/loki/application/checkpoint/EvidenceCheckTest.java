package dev.loki.application.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.contracts.checkpoint.InMemoryChainLines;
import dev.loki.contracts.checkpoint.InMemoryCheckpointStore;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.checkpoint.Checkpoint;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.merkle.MerkleHash;
import dev.loki.domain.note.SignedNote;
import dev.loki.domain.note.SignerKey;
import dev.loki.domain.note.VerifierKey;
import dev.loki.ports.audit.VerifyProgress;
import dev.loki.ports.checkpoint.ChainCompanions;
import dev.loki.ports.checkpoint.ChainLines;
import dev.loki.ports.checkpoint.KeptSegment;
import dev.loki.ports.checkpoint.OverlongLineException;
import dev.loki.ports.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvidenceCheckTest {

    private static final String RECOVERY = "\"what\":\"recovery\"";

    private final SignerKey key = key(1);
    private final List<VerifierKey> trusted = List.of(key.verifier());
    private InMemoryChainLines lines = new InMemoryChainLines();
    private InMemoryCheckpointStore store = new InMemoryCheckpointStore();
    private List<String> doubts = List.of();

    @Test
    void aCheckpointHeldElsewhereAnchorsTheChain() {
        sign(5);
        lines.growTo(12);
        EvidenceReport report = check(12, held(), trusted);
        assertThat(report.standing()).isEqualTo(Standing.ANCHORED);
        assertThat(report.anchor()).isEqualTo(new Anchor("elsewhere", 5, Instant.parse("2026-01-02T03:04:05.678Z"), 7));
        assertThat(report.checkpoints()).isEqualTo(1);
        assertThat(report.signed()).as("the copy is the same checkpoint").isEqualTo(1);
        assertThat(report.keys()).containsExactly("example.com/key1");
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void theNewestThatFitsIsTheAnchor() {
        sign(5);
        sign(9);
        assertThat(anchorSize(check(9, held(), trusted))).isEqualTo(9);
    }

    @Test
    void aCheckpointBesideTheChainIsNoAnchor() {
        sign(5);
        EvidenceReport report = check(5, List.of(), trusted);
        assertThat(report.standing()).isEqualTo(Standing.NOT_ANCHORED);
        assertThat(report.anchor()).isNull();
        assertThat(report.standing().words()).isEqualTo("consistent but not anchored");
    }

    @Test
    void withoutAKeyNothingIsAnchoredButWhatDoesNotFitIsTampering() {
        sign(5);
        assertThat(check(5, held(), List.of()).standing()).isEqualTo(Standing.NOT_ANCHORED);
        lines.change(2, "{\"seq\":2,\"changed\":true}");
        assertThat(check(5, held(), List.of()).standing()).isEqualTo(Standing.TAMPERED);
    }

    @Test
    void aChangedLineDoesNotFitWhatWasSigned() {
        sign(5);
        lines.change(2, "{\"seq\":2,\"changed\":true}");
        EvidenceReport report = check(5, List.of(), trusted);
        assertThat(report.standing()).isEqualTo(Standing.TAMPERED);
        assertThat(report.findings()).singleElement().satisfies(finding -> assertThat(finding.what())
                .contains("does not fit the chain"));
    }

    @Test
    void aBrokenChainIsTampered() {
        lines.growTo(3);
        EvidenceReport report = new EvidenceCheck(lines, store, ChainCompanions.NONE, new Reader(), null)
                .check(ChainVerdict.broken(1, "no"), List.of(), trusted, List.of(), VerifyProgress.NONE);
        assertThat(report.standing()).isEqualTo(Standing.TAMPERED);
    }

    @Test
    void whatAStrangerSignedProvesNothing() {
        sign(5);
        EvidenceReport report = check(5, held(), List.of(key(2).verifier()));
        assertThat(report.standing()).isEqualTo(Standing.NOT_ANCHORED);
        assertThat(report.findings()).hasSize(2).allMatch(finding -> !finding.isError());
        assertThat(report.strictly().standing()).isEqualTo(Standing.TAMPERED);
    }

    @Test
    void aWrongSignatureIsTampering() {
        sign(5);
        SignedNote good = store.notes().get(0);
        store.append(new SignedNote(good.text().replace("\n5\n", "\n6\n"), good.signatures()));
        assertThat(check(5, List.of(), trusted).standing()).isEqualTo(Standing.TAMPERED);
    }

    @Test
    void aRowThatGoesBackIsTampering() {
        sign(5);
        sign(9);
        store.append(store.notes().get(0));
        assertThat(check(9, List.of(), trusted).findings())
                .anyMatch(finding -> finding.isError() && finding.what().contains("follows on one of 9"));
    }

    @Test
    void aNamedChainIsHeldToItsName() {
        lines.growTo(3);
        new Checkpointer(new ChainTree(lines), store, key, "example.com/1", List.of(), warning -> {}).checkpoint();
        assertThat(check(3, held(), trusted).standing()).isEqualTo(Standing.ANCHORED);
        EvidenceReport other = new EvidenceCheck(lines, store, ChainCompanions.NONE, new Reader(), "example.com/2")
                .check(ChainVerdict.intact(3), held(), trusted, List.of(), VerifyProgress.NONE);
        assertThat(other.standing()).isEqualTo(Standing.TAMPERED);
    }

    @Test
    void checkpointsOfAnOlderSegmentAreHeldAgainstIt() {
        sign(5);
        Segment older = new Segment(true);
        begin("audit-1.jsonl", true);
        EvidenceReport report = checkWith(2, List.of(elsewhere(older)), List.of(older));
        assertThat(report.findings()).isEmpty();
        assertThat(report.standing()).isEqualTo(Standing.ANCHORED);
        assertThat(report.checkpoints()).isEqualTo(2);
        assertThat(report.segments()).singleElement().satisfies(segment -> {
            assertThat(segment.file()).isEqualTo("audit-1.jsonl");
            assertThat(segment.anchor()).extracting(Anchor::size).isEqualTo(5L);
        });

        older.lines.change(2, "{\"seq\":2,\"changed\":true}");
        assertThat(checkWith(2, List.of(elsewhere(older)), List.of(older)).findings())
                .anyMatch(finding -> finding.isError() && finding.what().contains("does not fit the chain"));
    }

    @Test
    void aSegmentThatIsMissingOrChangedIsTampering() {
        sign(5);
        Segment older = new Segment(true);
        begin("audit-1.jsonl", true);
        assertThat(errors(List.of())).singleElement().asString().contains("audit-1.jsonl is missing");
        older.sha256 = "another";
        assertThat(errors(List.of(older))).singleElement().asString().contains("was changed after it was kept");
    }

    @Test
    void aSegmentThatNobodyNamesIsTampering() {
        sign(5);
        assertThat(errors(List.of(new Segment(true))))
                .singleElement()
                .asString()
                .contains("no segment_start");
    }

    @Test
    void aSegmentThatWasDamagedWhenItWasKeptIsAWarning() {
        sign(5);
        Segment older = new Segment(false);
        begin("audit-1.jsonl", false);
        EvidenceReport report = checkWith(2, List.of(), List.of(older));
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.isError()).isFalse();
            assertThat(finding.what()).contains("audit-1.jsonl is broken at line 2: no; so it was found");
        });
        begin("audit-1.jsonl", true);
        assertThat(errors(List.of(older))).singleElement().asString().contains("says that it was intact");
    }

    @Test
    void checkpointsOfAChainThatNoSegmentHoldsAreTampering() {
        sign(5);
        HeldCheckpoints before = elsewhere(new Segment(true));
        begin(null, false);
        assertThat(checkWith(2, List.of(before), List.of()).standing())
                .as("whoever writes the chain writes what it claims")
                .isEqualTo(Standing.TAMPERED);
        lines.change(0, "{\"seq\":0,\"what\":\"written anew\"}");
        store = new InMemoryCheckpointStore();
        assertThat(checkWith(2, List.of(before), List.of()).findings())
                .anyMatch(finding -> finding.isError() && finding.what().contains("is of another chain"));
    }

    @Test
    void whatTheKeyAcknowledgedIsAWarningAndTheChainIsAnchoredInPart() {
        sign(5);
        String lost = EntryLines.originOf(lines);
        Segment older = new Segment(true);
        begin(null, false);
        acknowledge(Map.of(lost, 4L));
        assertThat(checkWith(2, List.of(elsewhere(older)), List.of()).standing())
                .as("only up to four entries")
                .isEqualTo(Standing.TAMPERED);

        acknowledge(Map.of(lost, 5L));
        EvidenceReport report = checkWith(2, List.of(elsewhere(older)), List.of());
        assertThat(report.findings()).noneMatch(Finding::isError).anyMatch(finding -> finding.what()
                .contains("an operator acknowledged that"));
        assertThat(report.standing()).isEqualTo(Standing.PARTLY_ANCHORED);
        assertThat(check(2, List.of(elsewhere(older)), List.of(key(2).verifier()))
                        .standing())
                .as("what nobody trusted signed proves nothing, and acknowledges nothing")
                .isEqualTo(Standing.NOT_ANCHORED);
    }

    @Test
    void whatAStrangerAcknowledgedCountsForNothing() {
        sign(5);
        String lost = EntryLines.originOf(lines);
        Segment older = new Segment(true);
        begin(null, false);
        store = new InMemoryCheckpointStore();
        checkpointer(key(2)).signAcknowledging(Map.of(lost, 5L));
        assertThat(checkWith(2, List.of(elsewhere(older)), List.of()).standing())
                .isEqualTo(Standing.TAMPERED);
        assertThat(check(2, List.of(elsewhere(older)), List.of()).standing())
                .as("where no key is known, everybody is a stranger")
                .isEqualTo(Standing.TAMPERED);
    }

    @Test
    void whatAStrangerPutBesideTheChainIsNotAcknowledged() {
        sign(5);
        String lost = EntryLines.originOf(lines);
        List<SignedNote> beside = new ArrayList<>(store.notes());
        SignedNote planted = SignedNote.sign(
                Checkpoint.of("loki/agent-chain/0000000000000001", 99_999, MerkleHash.ofLeaf(new byte[0]))
                        .text(),
                List.of(key(2)));
        begin(null, false);
        beside.add(planted);
        beside.forEach(store::append);
        assertThat(checkOf(List.of()).damaged(List.of(), trusted)).containsExactly(Map.entry(lost, 5L));
        assertThat(checkOf(List.of()).damaged(List.of(new HeldCheckpoints("elsewhere", List.of(planted))), trusted))
                .as("a witness keeps what it was shown")
                .containsKeys(lost, "loki/agent-chain/0000000000000001");
    }

    @Test
    void aHandOverExplainsWhatItsKeysSignedInOlderSegmentsToo() {
        sign(5);
        Segment older = new Segment(true);
        begin("audit-1.jsonl", true);
        checkpointer(key).rotate(key(2));
        checkpointer(key(2)).rotate(key(3));
        for (int last : List.of(2, 3)) {
            EvidenceReport report =
                    check(2, List.of(elsewhere(older)), List.of(key(last).verifier()), List.of(older));
            assertThat(report.standing()).isEqualTo(Standing.ANCHORED);
            assertThat(report.findings()).as("key " + last).isEmpty();
        }
    }

    @Test
    void whatWasDamagedWhenItWasKeptMustNotContradictACheckpoint() {
        sign(5);
        Segment older = new Segment(false);
        older.lines.change(2, "{\"seq\":2,\"changed\":true}");
        begin("audit-1.jsonl", false);
        assertThat(checkWith(2, List.of(elsewhere(older)), List.of(older)).standing())
                .isEqualTo(Standing.TAMPERED);
        acknowledge(checkOf(List.of(older)).damaged(List.of(elsewhere(older)), trusted));
        assertThat(checkWith(2, List.of(elsewhere(older)), List.of(older)).standing())
                .isEqualTo(Standing.PARTLY_ANCHORED);
    }

    @Test
    void aChainThatBeginsWithAnOverlongLineIsHeldAgainstItsCheckpointsAllTheSame() {
        sign(5);
        ChainLines overlong = new ChainLines() {
            @Override
            public void read(long offset, LineConsumer consumer) {
                throw new OverlongLineException("too long");
            }

            @Override
            public long settled() {
                return 0;
            }
        };
        EvidenceReport report = new EvidenceCheck(overlong, store, ChainCompanions.NONE, new Reader(), null)
                .check(ChainVerdict.broken(0, "too long"), held(), trusted, List.of(), VerifyProgress.NONE);
        assertThat(report.standing()).isEqualTo(Standing.TAMPERED);
    }

    @Test
    void whatAKeySignedAfterItHadHandedOverIsTampering() {
        sign(5);
        checkpointer(key).rotate(key(2));
        assertThat(check(5, held(), trusted).standing()).isEqualTo(Standing.ANCHORED);
        assertThat(check(5, held(), List.of(key(2).verifier())).findings())
                .as("the next key signed the hand-over, so there is nothing to warn of")
                .isEmpty();
        store.append(store.notes().get(0));
        assertThat(check(5, List.of(), trusted).findings())
                .anyMatch(finding -> finding.isError() && finding.what().contains("had handed over before"));
    }

    @Test
    void whatIsDoubtfulBesideTheChainIsAWarning() {
        lines.growTo(3);
        doubts = List.of("audit.state is missing");
        assertThat(check(3, List.of(), trusted).findings()).containsExactly(Finding.warning("audit.state is missing"));
    }

    @Test
    void recoveriesAreCounted() {
        lines.growTo(4);
        lines.change(1, "{\"seq\":1," + RECOVERY + "}");
        lines.change(2, "{\"seq\":2,\"metadata\":{" + RECOVERY + "}}");
        assertThat(check(4, List.of(), trusted).recoveries()).isEqualTo(1);
    }

    private static long anchorSize(EvidenceReport report) {
        Anchor anchor = report.anchor();
        return anchor == null ? -1 : anchor.size();
    }

    private void sign(int size) {
        lines.growTo(size);
        new Checkpointer(new ChainTree(lines), store, key, null, List.of(), warning -> {}).checkpoint();
    }

    private List<HeldCheckpoints> held() {
        return List.of(new HeldCheckpoints("elsewhere", store.notes()));
    }

    /** An operator begins anew, and the new segment is signed, with two lines. */
    private void begin(@Nullable String previous, boolean valid) {
        lines = new InMemoryChainLines();
        lines.growTo(2);
        String named = previous == null ? "null" : "\"" + previous + "\"";
        lines.change(
                0,
                "{\"seq\":0,\"timestamp\":\"2026-01-02T03:04:05.678Z\",\"what\":\"segment_start\",\"previous\":" + named
                        + ",\"valid\":" + valid + "}");
        store = new InMemoryCheckpointStore();
        sign(2);
    }

    /** A witness that knows both. */
    private HeldCheckpoints elsewhere(Segment older) {
        List<SignedNote> both = new ArrayList<>(older.notes);
        both.addAll(store.notes());
        return new HeldCheckpoints("elsewhere", both);
    }

    private List<String> errors(List<KeptSegment> older) {
        return checkWith(2, List.of(), older).findings().stream()
                .filter(Finding::isError)
                .map(Finding::what)
                .toList();
    }

    private EvidenceReport checkWith(
            long entries, List<HeldCheckpoints> held, Collection<? extends KeptSegment> older) {
        return check(entries, held, trusted, List.copyOf(older));
    }

    private EvidenceReport check(long entries, List<HeldCheckpoints> held, List<VerifierKey> keys) {
        return check(entries, held, keys, List.of());
    }

    private Checkpointer checkpointer(SignerKey signer) {
        return new Checkpointer(new ChainTree(lines), store, signer, null, List.of(), warning -> {});
    }

    private void acknowledge(Map<String, Long> damaged) {
        assertThat(checkpointer(key).signAcknowledging(damaged)).isPresent();
    }

    private EvidenceCheck checkOf(List<KeptSegment> older) {
        return new EvidenceCheck(lines, store, companions(older), new Reader(), null);
    }

    private EvidenceReport check(
            long entries, List<HeldCheckpoints> held, List<VerifierKey> keys, List<KeptSegment> older) {
        return checkOf(older).check(ChainVerdict.intact(entries), held, keys, List.of(), VerifyProgress.NONE);
    }

    private static SignerKey key(int number) {
        byte[] seed = new byte[SignerKey.SEED_LENGTH];
        seed[0] = (byte) number;
        return SignerKey.of("example.com/key" + number, seed);
    }

    private ChainCompanions companions(List<KeptSegment> older) {
        return new ChainCompanions() {
            @Override
            public List<KeptSegment> segments() {
                return older;
            }

            @Override
            public List<String> doubts() {
                return doubts;
            }
        };
    }

    /** The chain so far, set aside. */
    private final class Segment implements KeptSegment {

        private final InMemoryChainLines lines = EvidenceCheckTest.this.lines;
        private final List<SignedNote> notes = store.notes();
        private final boolean valid;
        private String sha256 = "as it was";

        Segment(boolean valid) {
            this.valid = valid;
        }

        @Override
        public String name() {
            return "audit-1.jsonl";
        }

        @Override
        public Contents check(VerifyProgress progress) {
            return new Contents(7, sha256, valid ? ChainVerdict.intact(5) : ChainVerdict.broken(1, "no"));
        }

        @Override
        public ChainLines lines() {
            return lines;
        }

        @Override
        public List<SignedNote> checkpoints() {
            return notes;
        }
    }

    /** Reads what the lines of this test hold. */
    private static final class Reader implements JsonReader {

        @Override
        public JsonValue readStrict(byte[] utf8) {
            return readTolerant(utf8);
        }

        @Override
        public JsonValue readTolerant(byte[] utf8) {
            String text = new String(utf8, StandardCharsets.UTF_8);
            boolean isNested = text.contains("\"metadata\"");
            return JsonObject.builder()
                    .put("timestamp", between(text, "\"timestamp\":\""))
                    .put("what", isNested ? null : between(text, "\"what\":\""))
                    .put("metadata", details(text))
                    .build();
        }

        private static JsonObject details(String text) {
            return JsonObject.builder()
                    .put("previous", between(text, "\"previous\":\""))
                    .put("length", 7)
                    .put("sha256", "as it was")
                    .put("valid", text.contains("\"valid\":true"))
                    .build();
        }

        private static @Nullable String between(String text, String start) {
            int from = text.indexOf(start);
            return from < 0 ? null : text.substring(from + start.length(), text.indexOf('"', from + start.length()));
        }
    }
}
