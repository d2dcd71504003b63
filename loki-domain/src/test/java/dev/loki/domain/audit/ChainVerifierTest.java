package dev.loki.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifying stops at the first fault and says what it is. */
class ChainVerifierTest {
    private final ChainVerifier verifier = new ChainVerifier();

    @Test
    void anEmptyChainIsValid() {
        assertThat(verifier.verdict()).isEqualTo(ChainVerdict.intact(0));
        assertThat(verifier.tip()).isEqualTo(ChainTip.START);
    }

    @Test
    void aChainOfLinkedEntriesIsValid() {
        List<JsonObject> lines = chain(3);

        assertThat(verify(lines)).isEqualTo(ChainVerdict.intact(3));
        assertThat(verifier.tip()).isEqualTo(ChainTip.after(AuditEntry.of(lines.get(2))));
        assertThat(verifier.isBroken()).isFalse();
    }

    @Test
    void hashesWithTheNameOfTheirAlgorithmAreTheSame() {
        List<JsonObject> lines = chain(2);
        lines.replaceAll(line -> line.with("hash", new JsonString("sha256:" + text(line, "hash"))));

        assertThat(verify(lines)).isEqualTo(ChainVerdict.intact(2));
    }

    @Test
    void aChangedFieldBreaksTheHash() {
        List<JsonObject> lines = chain(3);
        lines.set(1, lines.get(1).with("who", new JsonString("somebody else")));

        assertThat(verify(lines)).isEqualTo(ChainVerdict.broken(1, "the hash does not match the fields of the line"));
    }

    @Test
    void aFieldThatIsNotHashedMayBeAdded() {
        List<JsonObject> lines = chain(2);
        lines.set(0, lines.get(0).with("note", new JsonString("x")));

        assertThat(verify(lines).valid()).isTrue();
    }

    @Test
    void aRemovedLineBreaksTheSequence() {
        List<JsonObject> lines = chain(3);
        lines.remove(1);

        assertThat(verify(lines)).isEqualTo(ChainVerdict.broken(1, "seq is 2, expected 1"));
    }

    @Test
    void swappedLinesBreakTheSequence() {
        List<JsonObject> lines = chain(3);
        lines.add(1, lines.remove(2));

        assertThat(verify(lines).error()).isEqualTo("seq is 2, expected 1");
    }

    @Test
    void aLineOfAnotherChainBreaksTheLink() {
        List<JsonObject> lines = chain(2);
        AuditEntry foreign = AgentChain.link(draft(9), "2026-01-01T00:00:00.000Z", new ChainTip(1, "0".repeat(64)));
        lines.set(1, foreign.toJson());

        assertThat(verify(lines))
                .isEqualTo(ChainVerdict.broken(1, "previousHash does not match the hash of the line before"));
    }

    @Test
    void theFirstLineMustNameTheGenesis() {
        AuditEntry late = AgentChain.link(draft(0), "2026-01-01T00:00:00.000Z", new ChainTip(0, "1".repeat(64)));

        assertThat(verify(List.of(late.toJson())).error()).startsWith("previousHash does not match");
    }

    @ParameterizedTest
    @ValueSource(strings = {"timestamp", "who", "what", "previousHash", "hash"})
    void aMissingFieldIsNamed(String field) {
        assertThat(verify(List.of(without(chain(1).get(0), field))))
                .isEqualTo(ChainVerdict.broken(0, "the field " + field + " is missing"));
    }

    @Test
    void aHashThatIsNullIsMissing() {
        assertThat(verify(List.of(chain(1).get(0).with("hash", JsonNull.NULL))).error())
                .isEqualTo("the field hash is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "1e300", "9007199254740993"})
    void aSequenceNumberMustBeWhole(String seq) {
        assertThat(verify(List.of(chain(1).get(0).with("seq", JsonNumber.parse(seq))))
                        .error())
                .startsWith("seq is not a whole number");
    }

    @Test
    void aMissingSequenceNumberIsNamed() {
        assertThat(verify(List.of(without(chain(1).get(0), "seq"))).error()).startsWith("seq is not a whole number");
    }

    @Test
    void anUnreadableLineBreaksTheChainWhereItStands() {
        List<JsonObject> lines = chain(2);
        verifier.accept(lines.get(0));
        verifier.reject("no JSON object");
        verifier.accept(lines.get(1));

        assertThat(verifier.verdict()).isEqualTo(ChainVerdict.broken(1, "no JSON object"));
    }

    @Test
    void laterFaultsDoNotReplaceTheFirst() {
        verifier.reject("first");
        verifier.reject("second");
        verifier.accept(JsonObject.EMPTY);

        assertThat(verifier.isBroken()).isTrue();
        assertThat(verifier.verdict()).isEqualTo(ChainVerdict.broken(0, "first"));
    }

    @Test
    void theVerdictIsTheSeedsObject() {
        assertThat(ChainVerdict.intact(3).toJson())
                .hasToString("{\"valid\":true,\"entries\":3,\"brokenAt\":null,\"error\":null}");
        assertThat(ChainVerdict.broken(2, "x").toJson())
                .hasToString("{\"valid\":false,\"entries\":2,\"brokenAt\":2,\"error\":\"x\"}");
    }

    private ChainVerdict verify(List<JsonObject> lines) {
        lines.forEach(verifier::accept);
        return verifier.verdict();
    }

    private static List<JsonObject> chain(int length) {
        List<JsonObject> lines = new ArrayList<>();
        ChainTip tip = ChainTip.START;
        for (int i = 0; i < length; i++) {
            AuditEntry entry = AgentChain.link(draft(i), "2026-01-01T00:00:0" + i + ".000Z", tip);
            lines.add(entry.toJson());
            tip = ChainTip.after(entry);
        }
        return lines;
    }

    private static AuditDraft draft(int number) {
        return new AuditDraft("agent-" + number, "file_write", null, null, JsonNull.NULL);
    }

    private static JsonObject without(JsonObject line, String field) {
        Map<String, JsonValue> members = new LinkedHashMap<>(line.members());
        members.remove(field);
        return JsonObject.of(members);
    }

    private static String text(JsonObject line, String field) {
        return line.string(field).orElseThrow();
    }
}
