package dev.loki.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An entry's hash is SHA-256 over eight of its fields, as the original takes it. */
class AgentChainTest {
    private static final String TIMESTAMP = "2026-01-02T03:04:05.678Z";
    private static final AuditDraft DRAFT =
            new AuditDraft("agent-1", "file_write", "src/app.js", "implement feature", JsonNull.NULL);

    @Test
    void theFirstEntryHasTheHashThatTheOriginalGivesIt() {
        AuditEntry entry = AgentChain.link(DRAFT, TIMESTAMP, ChainTip.START);

        assertThat(entry.seq()).isZero();
        assertThat(entry.previousHash()).isEqualTo("GENESIS");
        assertThat(entry.hash()).isEqualTo("5433c49c48783735e09feb49c3ab82d138feb990dd78841313c6eb9137a11361");
    }

    @Test
    void theNextEntryIsLinkedToTheOneBefore() {
        AuditEntry first = AgentChain.link(DRAFT, TIMESTAMP, ChainTip.START);
        AuditEntry second = AgentChain.link(DRAFT, TIMESTAMP, ChainTip.after(first));

        assertThat(second.seq()).isEqualTo(1);
        assertThat(second.previousHash()).isEqualTo(first.hash());
        assertThat(second.hash()).isNotEqualTo(first.hash()).isEqualTo(AgentChain.hash(second.toJson()));
    }

    @Test
    void theEightFieldsAreHashedInTheirOwnOrder() {
        JsonObject line = JsonObject.builder()
                .put("hash", "h")
                .put("previousHash", "p")
                .put("why", "y")
                .put("where", "w")
                .put("metadata", JsonObject.EMPTY)
                .put("what", "t")
                .put("who", "o")
                .put("timestamp", "s")
                .put("seq", JsonNumber.parse("1.0"))
                .put("extra", true)
                .build();

        assertThat(AgentChain.hashInput(line))
                .isEqualTo("{\"seq\":1,\"timestamp\":\"s\",\"who\":\"o\",\"what\":\"t\",\"where\":\"w\",\"why\":\"y\","
                        + "\"metadata\":{},\"previousHash\":\"p\"}");
    }

    @Test
    void missingFieldsAreLeftOutAndNullsAreKept() {
        JsonObject line =
                JsonObject.builder().put("where", JsonNull.NULL).put("seq", 0).build();

        assertThat(AgentChain.hashInput(line)).isEqualTo("{\"seq\":0,\"where\":null}");
    }

    @Test
    void loneSurrogatesDoNotCollide() {
        JsonObject high = JsonObject.builder().put("who", "\ud800").build();
        JsonObject low = JsonObject.builder().put("who", "\udc00").build();

        assertThat(AgentChain.hash(high)).isNotEqualTo(AgentChain.hash(low));
    }

    @Test
    void onlyTheAlgorithmsNameIsTakenFromAHash() {
        assertThat(AgentChain.bareHash("sha256:ab")).isEqualTo("ab");
        assertThat(AgentChain.bareHash("ab")).isEqualTo("ab");
        assertThat(AgentChain.bareHash("sha512:ab")).isEqualTo("sha512:ab");
    }

    @Test
    void anEntryNeedsWhoAndWhat() {
        assertThatThrownBy(() -> new AuditDraft("", "x", null, null, JsonNull.NULL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AuditDraft("x", "", null, null, JsonNull.NULL))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEntryReadsBackFromItsLine() {
        AuditDraft draft = new AuditDraft("a", "b", null, null, new JsonString("m"));
        AuditEntry entry = AgentChain.link(draft, TIMESTAMP, new ChainTip(7, "before"));

        assertThat(AuditEntry.of(entry.toJson())).isEqualTo(entry);
        assertThat(entry.toJson().members().keySet())
                .containsExactly("seq", "timestamp", "who", "what", "where", "why", "metadata", "previousHash", "hash");
    }

    @Test
    void fieldsOfAnotherTypeAreReadAsTheirJsonText() {
        JsonObject line = AgentChain.link(DRAFT, TIMESTAMP, ChainTip.START)
                .toJson()
                .with("where", new JsonArray(List.of(JsonNumber.of(1))))
                .with("who", JsonNumber.of(42));

        assertThat(AuditEntry.of(line).where()).isEqualTo("[1]");
        assertThat(AuditEntry.of(line).who()).isEqualTo("42");
    }
}
