package dev.loki.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The quick way to spell a line is the same as the plain one. */
class ChainLinkerTest {

    private static final String TIMESTAMP = "2026-01-02T03:04:05.678Z";

    static List<AuditDraft> drafts() {
        JsonValue metadata = JsonObject.builder()
                .put("10", "ten")
                .put("2", new JsonArray(List.of(JsonNumber.parse("1e400"), JsonNumber.parse("-0.0"))))
                .put("__proto__", JsonNull.NULL)
                .build();
        return List.of(
                new AuditDraft("agent-1", "file_write", null, null, JsonNull.NULL),
                new AuditDraft("\uD800", "a\nb\u001F\"\\", "/é/\uD83D\uDE00", "\u0000", metadata),
                new AuditDraft("}", "{", ",", "\"hash\":", new JsonString("}")),
                new AuditDraft("a", "b", "x".repeat(100_000), "", JsonObject.EMPTY));
    }

    @ParameterizedTest
    @MethodSource("drafts")
    void aLineIsWhatTheChainsRecipeSays(AuditDraft draft) {
        ChainLinker linker = new ChainLinker(ChainTip.START);
        ChainTip tip = ChainTip.START;
        for (int i = 0; i < 3; i++) {
            LinkedLine line = linker.link(DraftLine.of(draft), TIMESTAMP);
            AuditEntry expected = AgentChain.link(draft, TIMESTAMP, tip);
            tip = ChainTip.after(expected);

            assertThat(line.entry()).isEqualTo(expected);
            assertThat(new String(line.bytes(), StandardCharsets.UTF_8))
                    .isEqualTo(EcmaScriptJson.stringify(expected.toJson()) + "\n");
            assertThat(line.bytes().length)
                    .isLessThanOrEqualTo(DraftLine.of(draft).maxLength());
            assertThat(linker.tip()).isEqualTo(tip);
        }
    }
}
