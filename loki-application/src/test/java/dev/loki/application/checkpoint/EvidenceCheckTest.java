package dev.loki.application.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.contracts.checkpoint.InMemoryChainLines;
import dev.loki.contracts.checkpoint.InMemoryCheckpointStore;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.note.SignedNote;
import dev.loki.domain.note.SignerKey;
import dev.loki.domain.note.VerifierKey;
import dev.loki.ports.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvidenceCheckTest {

    private static final String RECOVERY = "\"what\":\"recovery\"";

    private final SignerKey key = key(1);
    private final List<VerifierKey> trusted = List.of(key.verifier());
    private final InMemoryChainLines lines = new InMemoryChainLines();
    private final InMemoryCheckpointStore store = new InMemoryCheckpointStore();

    @Test
    void aCheckpointHeldElsewhereAnchorsTheChain() {
        sign(5);
        lines.growTo(12);
        EvidenceReport report = check(12, held(), trusted);
        assertThat(report.standing()).isEqualTo(Standing.ANCHORED);
        assertThat(report.anchor()).isEqualTo(new Anchor("elsewhere", 5, Instant.parse("2026-01-02T03:04:05.678Z"), 7));
        assertThat(report.checkpoints()).isEqualTo(1);
        assertThat(report.signed()).isEqualTo(2);
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
        EvidenceReport report = new EvidenceCheck(lines, store, new Reader(), null)
                .check(ChainVerdict.broken(1, "no"), List.of(), trusted, List.of());
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
        EvidenceReport other = new EvidenceCheck(lines, store, new Reader(), "example.com/2")
                .check(ChainVerdict.intact(3), held(), trusted, List.of());
        assertThat(other.standing()).isEqualTo(Standing.TAMPERED);
    }

    @Test
    void aPlaceThatKnowsThisChainMayKnowTheOneBefore() {
        sign(5);
        List<SignedNote> before = store.notes();
        InMemoryChainLines next = new InMemoryChainLines();
        next.growTo(4);
        next.change(0, "{\"seq\":0,\"timestamp\":\"2026-01-02T03:04:05.678Z\",\"what\":\"segment_start\"}");
        InMemoryCheckpointStore nextStore = new InMemoryCheckpointStore();
        new Checkpointer(new ChainTree(next), nextStore, key, null, List.of(), warning -> {}).checkpoint();
        List<SignedNote> both = new ArrayList<>(before);
        EvidenceCheck check = new EvidenceCheck(next, nextStore, new Reader(), null);
        List<HeldCheckpoints> onlyBefore = List.of(new HeldCheckpoints("elsewhere", before));
        assertThat(check.check(ChainVerdict.intact(4), onlyBefore, trusted, List.of())
                        .standing())
                .isEqualTo(Standing.TAMPERED);
        both.addAll(nextStore.notes());
        List<HeldCheckpoints> known = List.of(new HeldCheckpoints("elsewhere", both));
        assertThat(check.check(ChainVerdict.intact(4), known, trusted, List.of())
                        .standing())
                .isEqualTo(Standing.ANCHORED);
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

    private EvidenceReport check(long entries, List<HeldCheckpoints> held, List<VerifierKey> keys) {
        return new EvidenceCheck(lines, store, new Reader(), null)
                .check(ChainVerdict.intact(entries), held, keys, List.of());
    }

    private static SignerKey key(int number) {
        byte[] seed = new byte[SignerKey.SEED_LENGTH];
        seed[0] = (byte) number;
        return SignerKey.of("example.com/key" + number, seed);
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
                    .build();
        }

        private static @Nullable String between(String text, String start) {
            int from = text.indexOf(start);
            return from < 0 ? null : text.substring(from + start.length(), text.indexOf('"', from + start.length()));
        }
    }
}
