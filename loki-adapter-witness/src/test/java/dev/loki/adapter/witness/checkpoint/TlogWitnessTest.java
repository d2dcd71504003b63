package dev.loki.adapter.witness.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.domain.checkpoint.Checkpoint;
import dev.loki.domain.merkle.CompactRange;
import dev.loki.domain.merkle.ConsistencyProof;
import dev.loki.domain.merkle.MerkleHash;
import dev.loki.domain.merkle.ProofBuilder;
import dev.loki.domain.note.NoteSignature;
import dev.loki.domain.note.SignedNote;
import dev.loki.domain.note.SignerKey;
import dev.loki.domain.note.VerifierKey;
import dev.loki.http.HttpEndpoint;
import dev.loki.ports.checkpoint.WitnessException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // set before each test
class TlogWitnessTest {

    private static final String ORIGIN = "example.com/audit";
    private static final SignerKey KEY = SignerKey.of(ORIGIN, new byte[SignerKey.SEED_LENGTH]);

    private WitnessServer server;
    private TlogWitness witness;

    @BeforeEach
    void start() throws Exception {
        String signature = KEY.sign("any\n").line();
        server = new WitnessServer(ORIGIN, signature.substring(0, signature.lastIndexOf(' ') + 6));
        witness = client(server.key());
    }

    @AfterEach
    void stop() {
        witness.close();
        server.close();
    }

    @Test
    void aFirstCheckpointIsCosigned() throws WitnessException {
        List<NoteSignature> given = show(5, 0, "");
        assertThat(given).hasSize(1);
        assertThat(given.get(0).cosignedAt()).isEqualTo(Instant.ofEpochSecond(WitnessServer.NOW));
        assertThat(server.size()).isEqualTo(5);
        assertThat(note(5, "").with(given).verifiedBy(List.of(VerifierKey.parse(server.key()))))
                .hasSize(1);
    }

    @Test
    void whatGrewIsProvenInOneRequest() throws WitnessException {
        show(5, 0, "");
        show(13, 5, "");
        show(13, 13, "");
        assertThat(server.size()).isEqualTo(13);
        assertThat(server.requests()).isEqualTo(3);
    }

    @Test
    void aWitnessThatHasSeenLessOrMoreThanThoughtIsAskedAgainWithItsSize() throws WitnessException {
        show(5, 0, "");
        show(13, 9, "");
        show(20, 0, "");
        assertThat(server.size()).isEqualTo(20);
        assertThat(server.requests()).isEqualTo(5);
    }

    @Test
    void aChainThatWasCutIsSaid() throws WitnessException {
        show(13, 0, "");
        refused("has seen 13 entries, and the chain has 5: was it cut?", () -> show(5, 0, ""));
    }

    @Test
    void aChainThatWasWrittenAnewIsSaid() throws WitnessException {
        show(5, 0, "");
        refused("did not grow from what it saw before", () -> show(13, 5, "other"));
        refused("has seen another chain of 5 entries", () -> show(5, 5, "other"));
        assertThat(server.size()).isEqualTo(5);
    }

    @Test
    void anUnknownChainOrKeyIsSaid() {
        SignedNote unknown = SignedNote.sign(
                Checkpoint.of("example.com/other", 1, leaf(0, "")).text(), List.of(KEY));
        refused(
                "does not know the chain example.com/other",
                () -> witness.show(unknown, 0, from -> proof(from, 1, "")));
        SignerKey stranger = SignerKey.of("example.com/stranger", new byte[SignerKey.SEED_LENGTH]);
        SignedNote signedByOther =
                SignedNote.sign(Checkpoint.of(ORIGIN, 1, leaf(0, "")).text(), List.of(stranger));
        refused("does not trust the key", () -> witness.show(signedByOther, 0, from -> proof(from, 1, "")));
    }

    @Test
    void aSignatureThatDoesNotFitIsRefused() {
        server.alwaysAnswer(server.cosign("something else\n") + "\n");
        refused("a signature that does not fit", () -> show(5, 0, ""));
        server.alwaysAnswer("\u2014 somebody.example AAAAAAAA\n");
        refused("no signature of the key", () -> show(5, 0, ""));
        server.alwaysAnswer("hello\n");
        refused("something else than signatures", () -> show(5, 0, ""));
    }

    @Test
    void oneThatIsAwayIsSaid() {
        server.close();
        refused("the witness witness.example/w1: connection refused", () -> show(5, 0, ""));
    }

    private TlogWitness client(String key) {
        return new TlogWitness(HttpEndpoint.parse(server.url()), VerifierKey.parse(key));
    }

    private List<NoteSignature> show(int size, long previousSize, String text) throws WitnessException {
        return witness.show(note(size, text), previousSize, oldSize -> proof(oldSize, size, text));
    }

    private static void refused(String message, Showing showing) {
        assertThatExceptionOfType(WitnessException.class)
                .isThrownBy(showing::run)
                .withMessageContaining(message);
    }

    private static SignedNote note(int size, String text) {
        CompactRange range = CompactRange.empty();
        for (int i = 0; i < size; i++) {
            range.add(leaf(i, text));
        }
        return SignedNote.sign(Checkpoint.of(ORIGIN, size, range.root()).text(), List.of(KEY));
    }

    private static ConsistencyProof proof(long oldSize, int size, String text) {
        ProofBuilder builder = ProofBuilder.ofConsistency(Math.min(oldSize, size), size);
        for (int i = 0; i < size; i++) {
            builder.add(leaf(i, text));
        }
        return new ConsistencyProof(oldSize, size, builder.path());
    }

    private static MerkleHash leaf(int i, String text) {
        return MerkleHash.ofLeaf((text + i).getBytes(StandardCharsets.UTF_8));
    }

    private interface Showing {
        List<NoteSignature> run() throws WitnessException;
    }
}
