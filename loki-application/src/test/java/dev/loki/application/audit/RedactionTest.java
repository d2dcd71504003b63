package dev.loki.application.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.dashboard.DashboardEvent;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.scan.FingerprintKey;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedactionTest {

    private static final String SECRET = "AKIA" + "Q3EG7ZT5LKMN2VB4";
    private static final String PASSWORD = String.join("", "Giraffe7", "!x");

    @Test
    void everyTextOfADashboardEventIsMasked() {
        DashboardEvent event = new DashboardEvent(
                "a" + " " + SECRET,
                SECRET,
                SECRET,
                SECRET,
                SECRET,
                object(SECRET, SECRET),
                SECRET,
                SECRET,
                false,
                SECRET);
        DashboardEvent redacted = Redaction.MASKING.redact(event);
        assertThat(redacted.toString()).doesNotContain(SECRET);
        assertThat(redacted.resourceId()).isEqualTo("AKIA***");
        assertThat(redacted.error()).isEqualTo("AKIA***");
        assertThat(redacted.success()).isFalse();
    }

    @Test
    void whatHoldsNoSecretComesBackEqual() {
        JsonObject plain = object("a", "b").with("n", JsonNumber.of(7)).with("l", list(JsonNull.NULL, text("x")));
        assertThat(Redaction.MASKING.redact(plain)).isEqualTo(plain);
    }

    @Test
    void namesOfMembersAndElementsOfListsAreMasked() {
        JsonObject masked = Redaction.MASKING.redact(
                object(SECRET, "x").with("l", list(text(SECRET), object("deep", SECRET), list(text(SECRET)))));
        assertThat(masked.toString()).doesNotContain(SECRET).contains("\"AKIA***\":\"x\"");
    }

    @Test
    void aTextIsASecretBecauseOfItsMembersName() {
        assertThat(Redaction.MASKING.redact(object("password", PASSWORD)).toString())
                .doesNotContain(PASSWORD);
        assertThat(Redaction.MASKING.redact(object("animal", PASSWORD))).isEqualTo(object("animal", PASSWORD));
    }

    @Test
    void withAKeyTheSameSecretIsKnownAgain() {
        Redaction redaction =
                Redaction.ofDrafts(FingerprintKey.of("0123456789abcdef".getBytes(StandardCharsets.US_ASCII)));
        String once = redaction.redact("first " + SECRET).substring("first ".length());
        assertThat(once).startsWith("AKIA*** (fingerprint ");
        assertThat(redaction.redact("again " + SECRET)).isEqualTo("again " + once);
    }

    @Test
    void aDraftIsCutWhereItIsTooLongOrTooDeep() {
        Redaction redaction = Redaction.ofDrafts(null);
        AuditDraft draft = redaction.redact(new AuditDraft(
                "who", "what", null, "y".repeat(LongTexts.MAX_TEXT + 1), nested(Redaction.MAX_DEPTH + 1)));
        assertThat(draft.where()).isNull();
        assertThat(draft.why())
                .hasSizeLessThan(LongTexts.MAX_TEXT + 200)
                .contains("[cut: " + (LongTexts.MAX_TEXT + 1) + " bytes, sha256 ");
        assertThat(draft.metadata().toString()).contains("[cut: nested deeper than 64]");
        JsonValue deepest = nested(Redaction.MAX_DEPTH);
        assertThat(redaction
                        .redact(new AuditDraft("who", "what", null, null, deepest))
                        .metadata())
                .isEqualTo(deepest);
    }

    @Test
    void maskingAloneCutsNothing() {
        JsonObject large = object("why", "y ".repeat(LongTexts.MAX_TEXT)).with("deep", nested(100));
        assertThat(Redaction.MASKING.redact(large)).isEqualTo(large);
    }

    @Test
    void metadataThatIsTooLargeAsAWholeSaysWhatItWas() {
        JsonArray many = new JsonArray(Collections.nCopies(100_000, text("0123456789")));
        AuditDraft draft = Redaction.ofDrafts(null).redact(new AuditDraft("who", "what", null, null, many));
        assertThat(draft.metadata().toString()).startsWith("{\"cut\":true,\"bytes\":1300001,\"sha256\":\"");
    }

    private static JsonValue nested(int levels) {
        JsonValue value = text("core");
        for (int i = 0; i < levels; i++) {
            value = i % 2 == 0
                    ? list(value)
                    : JsonObject.builder().put("m", value).build();
        }
        return value;
    }

    private static JsonObject object(String name, String value) {
        return JsonObject.builder().put(name, value).build();
    }

    private static JsonString text(String text) {
        return new JsonString(text);
    }

    private static JsonArray list(JsonValue... values) {
        return new JsonArray(List.of(values));
    }
}
