package dev.loki.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.audit.AgentChain;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.ChainTip;
import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.merkle.CompactRange;
import dev.loki.domain.merkle.ConsistencyProof;
import dev.loki.domain.merkle.InclusionProof;
import dev.loki.domain.merkle.MerkleHash;
import dev.loki.domain.merkle.ProofBuilder;
import dev.loki.testing.Nightly;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The writer's trees and proofs, and the verifier's: two implementations that agree, also on what is wrong. */
class MutualTest {

    private static final int LARGEST = 3_000;

    private final Random random = new Random(6962);

    @Test
    void bothHaveTheSameRootsAndTakeTheSameProofs() {
        byte[] line = {1, 2, 3};
        assertThat(LokiAuditVerifier.Merkle.leafHash(line)).isEqualTo(bytes(MerkleHash.ofLeaf(line)));
        for (int round = 0; round < Nightly.count(60, 5_000); round++) {
            int size = 1 + random.nextInt(LARGEST);
            int oldSize = random.nextInt(size + 1);
            int index = random.nextInt(size);
            List<MerkleHash> leaves = leaves(size);
            CompactRange range = CompactRange.empty();
            CompactRange old = CompactRange.empty();
            ProofBuilder inclusion = ProofBuilder.ofInclusion(index, size);
            ProofBuilder consistency = ProofBuilder.ofConsistency(oldSize, size);
            for (int i = 0; i < size; i++) {
                range.add(leaves.get(i));
                inclusion.add(leaves.get(i));
                consistency.add(leaves.get(i));
                if (i < oldSize) {
                    old.add(leaves.get(i));
                }
            }
            assertThat(LokiAuditVerifier.Merkle.root(bytes(leaves))).isEqualTo(bytes(range.root()));
            checkInclusion(new InclusionProof(index, size, inclusion.path()), leaves.get(index), range.root());
            checkConsistency(new ConsistencyProof(oldSize, size, consistency.path()), old.root(), range.root());
        }
    }

    @Test
    void namesAndValuesWithHalvesOfCharactersVerifyAsTheyWereWritten(@TempDir Path folder) throws IOException {
        ChainTip tip = ChainTip.START;
        StringBuilder chain = new StringBuilder();
        for (int round = 0; round < Nightly.count(300, 20_000); round++) {
            JsonObject inner =
                    JsonObject.builder().put(surrogates(), surrogates()).build();
            JsonObject metadata = JsonObject.builder().put(surrogates(), inner).build();
            AuditDraft draft = new AuditDraft(surrogates(), surrogates(), surrogates(), surrogates(), metadata);
            AuditEntry entry = AgentChain.link(draft, "2026-01-02T03:04:05.678Z", tip);
            chain.append(EcmaScriptJson.stringify(entry.toJson())).append('\n');
            tip = ChainTip.after(entry);
        }
        Path file = Files.writeString(folder.resolve("audit.jsonl"), chain);
        PrintStream nobody = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        assertThat(LokiAuditVerifier.run(List.of(file.toString()), nobody))
                .as("right, and covered by no checkpoint")
                .isEqualTo(2);
    }

    private String surrogates() {
        String parts = "\ud800\udbff\udc00\udfffa\\\"";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            text.append(parts.charAt(random.nextInt(parts.length())));
        }
        return text.toString();
    }

    private void checkInclusion(InclusionProof proof, MerkleHash leaf, MerkleHash root) {
        assertThat(bothTake(proof, leaf, root)).isTrue();
        for (List<MerkleHash> path : changesOf(proof.path())) {
            assertThat(bothTake(new InclusionProof(proof.index(), proof.size(), path), leaf, root))
                    .isFalse();
        }
        bothTake(new InclusionProof(proof.index() + 1, proof.size(), proof.path()), leaf, root);
        bothTake(new InclusionProof(proof.index(), proof.size() + 1, proof.path()), leaf, root);
        bothTake(new InclusionProof(proof.index(), proof.size() * 2, proof.path()), leaf, root);
    }

    private void checkConsistency(ConsistencyProof proof, MerkleHash oldRoot, MerkleHash newRoot) {
        assertThat(bothTake(proof, oldRoot, newRoot)).isTrue();
        for (List<MerkleHash> path : changesOf(proof.path())) {
            assertThat(bothTake(new ConsistencyProof(proof.oldSize(), proof.newSize(), path), oldRoot, newRoot))
                    .isFalse();
        }
        bothTake(new ConsistencyProof(proof.oldSize() + 1, proof.newSize(), proof.path()), oldRoot, newRoot);
        bothTake(new ConsistencyProof(proof.oldSize(), proof.newSize() + 1, proof.path()), oldRoot, newRoot);
    }

    private static boolean bothTake(InclusionProof proof, MerkleHash leaf, MerkleHash root) {
        boolean taken = proof.proves(leaf, root);
        assertThat(LokiAuditVerifier.Merkle.isIncluded(
                        proof.index(), proof.size(), bytes(leaf), bytes(proof.path()), bytes(root)))
                .isEqualTo(taken);
        return taken;
    }

    private static boolean bothTake(ConsistencyProof proof, MerkleHash oldRoot, MerkleHash newRoot) {
        boolean taken = proof.proves(oldRoot, newRoot);
        assertThat(LokiAuditVerifier.Merkle.isConsistent(
                        proof.oldSize(), proof.newSize(), bytes(oldRoot), bytes(newRoot), bytes(proof.path())))
                .isEqualTo(taken);
        return taken;
    }

    /** One bit of each element, each element gone, and one too many at either end. */
    private List<List<MerkleHash>> changesOf(List<MerkleHash> path) {
        List<List<MerkleHash>> changes = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            byte[] hash = bytes(path.get(i));
            hash[random.nextInt(hash.length)] ^= (byte) (1 << random.nextInt(8));
            List<MerkleHash> flipped = new ArrayList<>(path);
            flipped.set(i, MerkleHash.parse(Base64.getEncoder().encodeToString(hash)));
            changes.add(flipped);
            List<MerkleHash> shorter = new ArrayList<>(path);
            shorter.remove(i);
            changes.add(shorter);
        }
        for (int end : new int[] {0, path.size()}) {
            List<MerkleHash> longer = new ArrayList<>(path);
            longer.add(end, MerkleHash.OF_NOTHING);
            changes.add(longer);
        }
        return changes;
    }

    private List<MerkleHash> leaves(int size) {
        List<MerkleHash> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            byte[] line = new byte[random.nextInt(40)];
            random.nextBytes(line);
            leaves.add(MerkleHash.ofLeaf(line));
        }
        return leaves;
    }

    private static List<byte[]> bytes(List<MerkleHash> hashes) {
        return hashes.stream().map(MutualTest::bytes).toList();
    }

    private static byte[] bytes(MerkleHash hash) {
        return HexFormat.of().parseHex(hash.toHex());
    }
}
