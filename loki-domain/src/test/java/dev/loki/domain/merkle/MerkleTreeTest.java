package dev.loki.domain.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tree, its roots and its proofs, against the vectors of RFC 6962's authors and against the definition itself. */
class MerkleTreeTest {

    private static final int LARGEST = 70;
    private static final Map<List<Integer>, MerkleHash> ROOTS = new ConcurrentHashMap<>();
    private static final List<MerkleHash> LEAVES = IntStream.range(0, 1_000)
            .mapToObj(i -> MerkleHash.ofLeaf(Integer.toString(i).getBytes(StandardCharsets.UTF_8)))
            .toList();

    @Test
    void rootsAreThoseOfTheAuthors() {
        CompactRange range = CompactRange.empty();
        List<MerkleHash> roots = new ArrayList<>(List.of(range.root()));
        for (byte[] leaf : Rfc6962Vectors.leaves()) {
            range.add(MerkleHash.ofLeaf(leaf));
            roots.add(range.root());
        }
        assertThat(roots).isEqualTo(Rfc6962Vectors.roots()).hasSize(9);
    }

    @Test
    void aLeafHashIsThatOfTheAuthors() {
        assertThat(MerkleHash.ofLeaf("L123456".getBytes(StandardCharsets.UTF_8)).toHex())
                .isEqualTo("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");
    }

    static Stream<InclusionProof> inclusionProofs() {
        return Rfc6962Vectors.inclusionProofs();
    }

    @ParameterizedTest
    @MethodSource("inclusionProofs")
    void inclusionProofsAreThoseOfTheAuthors(InclusionProof proof) {
        MerkleHash leaf = MerkleHash.ofLeaf(Rfc6962Vectors.leaves().get((int) proof.index()));
        assertThat(proof.proves(leaf, Rfc6962Vectors.roots().get((int) proof.size())))
                .isTrue();
        ProofBuilder builder = ProofBuilder.ofInclusion(proof.index(), proof.size());
        Rfc6962Vectors.leaves().forEach(data -> builder.add(MerkleHash.ofLeaf(data)));
        assertThat(builder.path()).isEqualTo(proof.path());
    }

    static Stream<ConsistencyProof> consistencyProofs() {
        return Rfc6962Vectors.consistencyProofs();
    }

    @ParameterizedTest
    @MethodSource("consistencyProofs")
    void consistencyProofsAreThoseOfTheAuthors(ConsistencyProof proof) {
        MerkleHash oldRoot = Rfc6962Vectors.roots().get((int) proof.oldSize());
        assertThat(proof.proves(oldRoot, Rfc6962Vectors.roots().get((int) proof.newSize())))
                .isTrue();
        ProofBuilder builder = ProofBuilder.ofConsistency(proof.oldSize(), proof.newSize());
        Rfc6962Vectors.leaves().forEach(data -> builder.add(MerkleHash.ofLeaf(data)));
        assertThat(builder.path()).isEqualTo(proof.path());
    }

    @Test
    void everyRootIsThatOfTheDefinition() {
        CompactRange range = CompactRange.empty();
        for (int size = 0; size < LARGEST; size++) {
            assertThat(range.root()).isEqualTo(root(0, size));
            CompactRange resumed = CompactRange.of(range.size(), range.peaks());
            range.add(leaf(size));
            resumed.add(leaf(size));
            assertThat(resumed.root()).isEqualTo(range.root());
        }
    }

    @Test
    void everyInclusionProofProvesAndNoneWithAnyElementChanged() {
        for (int size = 1; size < LARGEST; size++) {
            for (int index = 0; index < size; index++) {
                ProofBuilder builder = ProofBuilder.ofInclusion(index, size);
                addLeaves(builder, 0, size);
                InclusionProof proof = new InclusionProof(index, size, builder.path());
                assertThat(builder.root()).isEqualTo(root(0, size));
                assertThat(proof.proves(leaf(index), root(0, size))).isTrue();
                assertThat(proof.proves(leaf(index + 1), root(0, size))).isFalse();
                assertThat(proof.proves(leaf(index), root(0, size + 1))).isFalse();
                for (List<MerkleHash> changed : changesOf(proof.path())) {
                    assertThat(new InclusionProof(index, size, changed).proves(leaf(index), root(0, size)))
                            .isFalse();
                }
                assertThat(new InclusionProof(index + 1, size, proof.path()).proves(leaf(index), root(0, size)))
                        .isFalse();
                assertThat(new InclusionProof(index, 2L * size, proof.path()).proves(leaf(index), root(0, size)))
                        .isFalse();
            }
        }
    }

    @Test
    void everyConsistencyProofProvesAndNoneWithAnyElementChanged() {
        for (int size = 1; size < LARGEST; size++) {
            CompactRange old = CompactRange.empty();
            for (int oldSize = 0; oldSize <= size; oldSize++) {
                ProofBuilder builder = ProofBuilder.ofConsistency(oldSize, size);
                addLeaves(builder, 0, size);
                ProofBuilder resumed = ProofBuilder.ofConsistency(old, size);
                addLeaves(resumed, oldSize, size);
                ConsistencyProof proof = new ConsistencyProof(oldSize, size, builder.path());
                assertThat(resumed.path()).isEqualTo(proof.path());
                assertThat(resumed.root()).isEqualTo(root(0, size));
                assertThat(proof.proves(root(0, oldSize), root(0, size))).isTrue();
                assertThat(proof.proves(leaf(999), root(0, size))).isFalse();
                // Every tree grew from the empty one, and no proof says more.
                assertThat(proof.proves(root(0, oldSize), leaf(999))).isEqualTo(oldSize == 0);
                for (List<MerkleHash> changed : changesOf(proof.path())) {
                    assertThat(new ConsistencyProof(oldSize, size, changed).proves(root(0, oldSize), root(0, size)))
                            .isFalse();
                }
                old.add(leaf(oldSize));
            }
        }
    }

    @Test
    void aProofOfImpossibleSizesProvesNothing() {
        MerkleHash root = root(0, 2);
        assertThat(new InclusionProof(2, 2, List.of()).proves(root, root)).isFalse();
        assertThat(new InclusionProof(-1, 2, List.of()).proves(root, root)).isFalse();
        assertThat(new ConsistencyProof(3, 2, List.of()).proves(root, root)).isFalse();
        assertThat(new ConsistencyProof(-1, 2, List.of()).proves(root, root)).isFalse();
        assertThat(new ConsistencyProof(0, 2, List.of()).proves(leaf(0), root)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> ProofBuilder.ofInclusion(2, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> ProofBuilder.ofConsistency(3, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProofBuilder.ofConsistency(CompactRange.of(1, List.of(root)), 0));
    }

    @Test
    void aProofIsNotMadeBeforeAllLeavesWereSeen() {
        ProofBuilder builder = ProofBuilder.ofInclusion(0, 2);
        builder.add(leaf(0));
        assertThat(builder.next()).isEqualTo(1);
        assertThatIllegalStateException().isThrownBy(builder::path);
        assertThatIllegalStateException().isThrownBy(builder::root);
    }

    @Test
    void aRangeHasAsManyPeaksAsItsSizeHasBits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CompactRange.of(3, List.of(leaf(0))))
                .withMessage("a tree of 3 leaves has 2 peaks, not 1");
        assertThatIllegalArgumentException().isThrownBy(() -> CompactRange.of(-1, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAAA",
                "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
                "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=",
                "47DEQpj8HBSa+_TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
                " 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
            })
    void aHashHasOneSpelling(String text) {
        assertThat(MerkleHash.OF_NOTHING).hasToString("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assertThatIllegalArgumentException().isThrownBy(() -> MerkleHash.parse(text));
    }

    private static void addLeaves(ProofBuilder builder, int from, int to) {
        for (int i = from; i < to; i++) {
            builder.add(leaf(i));
        }
    }

    /** Each element replaced, removed, doubled or swapped with its neighbour, and one more at either end. */
    private static List<List<MerkleHash>> changesOf(List<MerkleHash> path) {
        List<List<MerkleHash>> changes = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            List<MerkleHash> replaced = new ArrayList<>(path);
            replaced.set(i, leaf(999));
            changes.add(replaced);
            List<MerkleHash> removed = new ArrayList<>(path);
            removed.remove(i);
            changes.add(removed);
            List<MerkleHash> doubled = new ArrayList<>(path);
            doubled.add(i, path.get(i));
            changes.add(doubled);
        }
        List<MerkleHash> longer = new ArrayList<>(path);
        longer.add(leaf(999));
        changes.add(longer);
        List<MerkleHash> earlier = new ArrayList<>(path);
        earlier.add(0, leaf(999));
        changes.add(earlier);
        return changes;
    }

    /** MTH(D[n]), as RFC 6962 defines it; the same ones are asked for over and over. */
    private static MerkleHash root(int start, int end) {
        MerkleHash known = ROOTS.get(List.of(start, end));
        if (known == null) {
            known = defined(start, end);
            ROOTS.put(List.of(start, end), known);
        }
        return known;
    }

    private static MerkleHash defined(int start, int end) {
        int size = end - start;
        if (size == 0) {
            return MerkleHash.OF_NOTHING;
        }
        if (size == 1) {
            return leaf(start);
        }
        int middle = start + Integer.highestOneBit(size - 1);
        return MerkleHash.ofNode(root(start, middle), root(middle, end));
    }

    private static MerkleHash leaf(int i) {
        return LEAVES.get(i);
    }
}
