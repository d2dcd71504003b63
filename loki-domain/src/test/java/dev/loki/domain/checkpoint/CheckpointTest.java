package dev.loki.domain.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.domain.merkle.MerkleHash;
import dev.loki.domain.note.NoteFormatException;
import dev.loki.domain.note.SignedNote;
import dev.loki.domain.note.SignerKey;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checkpoints as text, and the way trust goes from one key to the next. */
class CheckpointTest {

    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
    private static final Checkpoint CHECKPOINT = Checkpoint.of("example.com/audit", 7, MerkleHash.parse(ROOT));

    private final SignerKey first = key(1);
    private final SignerKey second = key(2);
    private final SignerKey third = key(3);

    @Test
    void theExampleOfTheSpecificationIsReadAndWritten() {
        String text = "example.com/behind-the-sofa\n20852163\n" + ROOT + "\n";
        Checkpoint checkpoint = Checkpoint.parse(text);
        assertThat(checkpoint)
                .isEqualTo(Checkpoint.of("example.com/behind-the-sofa", 20852163, MerkleHash.parse(ROOT)));
        assertThat(checkpoint.text()).isEqualTo(text);
    }

    @Test
    void whatItAcknowledgesIsReadAsItWasWritten() {
        Map<String, Long> damaged = Map.of("loki/agent-chain/00", 7L, "a name with spaces", 0L);
        Checkpoint checkpoint = CHECKPOINT.acknowledging(damaged);
        assertThat(checkpoint.text()).contains("\nloki-acknowledged 7 loki/agent-chain/00\n");
        assertThat(Checkpoint.parse(checkpoint.text()).acknowledged()).isEqualTo(damaged);
        assertThat(checkpoint.successor()).isEmpty();
        assertThat(CHECKPOINT.acknowledged()).isEmpty();
        assertThat(Checkpoint.parse("o\n0\n" + ROOT + "\nloki-acknowledged 07 x\nloki-acknowledged x\n")
                        .acknowledged())
                .isEmpty();
        Map<String, Long> tooMany = IntStream.rangeClosed(0, Checkpoint.MOST_ACKNOWLEDGED)
                .boxed()
                .collect(Collectors.toMap(number -> "chain-" + number, number -> 1L));
        assertThatExceptionOfType(NoteFormatException.class).isThrownBy(() -> CHECKPOINT.acknowledging(tooMany));
    }

    @Test
    void furtherLinesAreKept() {
        String text = "o\n0\n" + ROOT + "\nanything\nmore\n";
        assertThat(Checkpoint.parse(text).text()).isEqualTo(text);
        assertThat(Checkpoint.parse(text).extensions()).containsExactly("anything", "more");
        assertThat(Checkpoint.parse(text).successor()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "o\n",
                "o\n1\n",
                "o\n1\n" + ROOT,
                "\n1\n" + ROOT + "\n",
                "o\n01\n" + ROOT + "\n",
                "o\n-1\n" + ROOT + "\n",
                "o\n+1\n" + ROOT + "\n",
                "o\n9999999999999999999\n" + ROOT + "\n",
                "o\n1\nAAAA\n",
                "o\n1\n" + ROOT + "\n\n",
                "o\n1\n" + ROOT + "\n\nx\n"
            })
    void anythingElseIsRefused(String text) {
        assertThatExceptionOfType(NoteFormatException.class).isThrownBy(() -> Checkpoint.parse(text));
    }

    @Test
    void aCheckpointThatBothSignedHandsTheTrustOver() {
        TrustedKeys keys = new TrustedKeys(List.of(first.verifier()));
        assertThat(keys.accept(signed(CHECKPOINT, first))).containsExactly(first.verifier());
        assertThat(keys.accept(signed(CHECKPOINT.handingOverTo(second.verifier()), first, second)))
                .containsExactly(first.verifier());
        assertThat(keys.inForce()).containsExactly(second.verifier());
        assertThat(keys.accept(signed(CHECKPOINT, second))).containsExactly(second.verifier());
        assertThat(keys.accept(signed(CHECKPOINT, first))).isEmpty();
    }

    @Test
    void trustGoesOnFromKeyToKey() {
        TrustedKeys keys = new TrustedKeys(List.of(first.verifier()));
        keys.accept(signed(CHECKPOINT.handingOverTo(second.verifier()), first, second));
        keys.accept(signed(CHECKPOINT.handingOverTo(third.verifier()), second, third));
        assertThat(keys.inForce()).containsExactly(third.verifier());
    }

    @Test
    void oneSignatureHandsNothingOver() {
        TrustedKeys keys = new TrustedKeys(List.of(first.verifier()));
        keys.accept(signed(CHECKPOINT.handingOverTo(second.verifier()), first));
        keys.accept(signed(CHECKPOINT.handingOverTo(second.verifier()), second));
        keys.accept(signed(CHECKPOINT.handingOverTo(second.verifier()), third, second));
        assertThat(keys.inForce()).containsExactly(first.verifier());
    }

    @Test
    void aWrongSignatureIsNoSignature() {
        TrustedKeys keys = new TrustedKeys(List.of(first.verifier()));
        SignedNote good = signed(CHECKPOINT, first);
        SignedNote bad = new SignedNote(good.text().replace("\n7\n", "\n8\n"), good.signatures());
        assertThatExceptionOfType(NoteFormatException.class).isThrownBy(() -> keys.accept(bad));
    }

    private static SignedNote signed(Checkpoint checkpoint, SignerKey... keys) {
        return SignedNote.sign(checkpoint.text(), List.of(keys));
    }

    private static SignerKey key(int number) {
        byte[] seed = new byte[SignerKey.SEED_LENGTH];
        seed[0] = (byte) number;
        return SignerKey.of("example.com/key" + number, seed);
    }
}
