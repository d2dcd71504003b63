package dev.loki.application.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.scan.FingerprintKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are secrets because of what stands around them; what is looked at is the metadata as it is written. */
class RedactionOfNamedTextsTest {

    private static final String PASSWORD = String.join("", "Giraffe7", "!x");
    private static final String TOKEN = String.join("", "q9Xk2Zt", "W7bLm4RvP8sHd6NcY");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Giraffe\"7!x",
                "\"Giraffe7!x",
                "Giraffe7!x\"",
                "Giraffe7!x\n",
                "Giraffe\r\n7!x",
                "Giraffe7\t!x",
                "Giraffe7\\!x",
                "Giraffe7'!x",
                "Giraffe7\u0000!x",
                "Gir\u00e4ffe7!x",
                "Giraffe7<>&;,!x"
            })
    void aPasswordIsMaskedWhateverSignsItHolds(String password) {
        assertThat(written(object("password", text(password)))).isEqualTo("{\"password\":\"***\"}");
    }

    @Test
    void whatAnArrayHoldsHasItsName() {
        assertThat(written(object("password", list(text(PASSWORD), list(text(PASSWORD))))))
                .isEqualTo("{\"password\":[\"***\",[\"***\"]]}");
        assertThat(written(object("api_tokens", list(text(TOKEN), object("a", text(TOKEN))))))
                .doesNotContain(TOKEN);
    }

    @Test
    void whatAnObjectHoldsHasItsName() {
        assertThat(written(object("token", object("value", text(TOKEN))))).isEqualTo("{\"token\":{\"value\":\"***\"}}");
        assertThat(written(object("passwords", object("alice", list(object("now", text(PASSWORD)))))))
                .doesNotContain(PASSWORD);
    }

    @Test
    void headersAsPairsAreMasked() {
        assertThat(written(
                        object("headers", list(list(text("X-Api-Key"), text(TOKEN)), list(text("Host"), text("a.b"))))))
                .isEqualTo("{\"headers\":[[\"X-Api-Key\",\"***\"],[\"Host\",\"a.b\"]]}");
        assertThat(written(list(text("Accept"), text("*/*"), text("X-Auth-Token"), text(TOKEN))))
                .doesNotContain(TOKEN);
        assertThat(written(list(list(text("Set-Password"), list(text(PASSWORD))))))
                .doesNotContain(PASSWORD);
        assertThat(written(list(text("login"), text("--password"), text(PASSWORD))))
                .doesNotContain(PASSWORD);
    }

    @Test
    void aMemberMayNameWhatAnotherHolds() {
        JsonObject variable = object("name", text("DB_PASSWORD")).with("value", text(PASSWORD));
        assertThat(written(list(variable))).isEqualTo("[{\"name\":\"DB_PASSWORD\",\"value\":\"***\"}]");
        JsonObject before = object("value", list(text(TOKEN))).with("Header", text("X-Api-Key"));
        assertThat(written(before)).doesNotContain(TOKEN).contains("X-Api-Key");
    }

    @Test
    void authorizationIsMaskedHoweverItIsHeld() {
        String basic = String.join("", "Basic ", "YWxpY2U6R2lyYWZmZTchWHk=");
        assertThat(written(object("Authorization", list(text(basic))))).doesNotContain("YWxpY2U6R2lyYWZm");
        assertThat(written(list(text("Authorization"), text("Bearer " + TOKEN))))
                .doesNotContain(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"password\":\"%s\"}",
                "{\"password\": [\"%s\"]}",
                " [{\"passwords\": {\"alice\": \"%s\", \"n\": 5}}]",
                "{\"password\":[1,\"a\",\"%s\"",
                "{\"password\":\"%s",
                "{\"name\":\"DB_PASSWORD\",\"value\":\"%s\"}",
                "[\"--password\",\"%s\"]",
                "{\"password\":\"%s\\\"Zebra8!y\"}"
            })
    void jsonWithinATextIsReadAsSuch(String json) {
        String shown = written(object("body", text(json.replace("%s", PASSWORD))));
        assertThat(shown).doesNotContain(PASSWORD).doesNotContain("Zebra8").contains("***");
    }

    @Test
    void jsonWithinATextStaysAsItIsOtherwise() {
        String json = "{ \"a\" : [1, \"\\u00e9\\\"\" ] , \"password\": [\"" + PASSWORD + "\"], \"z\":{}} tail";
        assertThat(Redaction.MASKING.redact(json)).isEqualTo(json.replace(PASSWORD, "***"));
    }

    @Test
    void namesThatHoldASecretAreMaskedAndStillNameOne() {
        assertThat(written(object("password=" + PASSWORD, text("x")))).doesNotContain(PASSWORD);
        assertThat(written(object("a\"password", text(PASSWORD)))).doesNotContain(PASSWORD);
    }

    @Test
    void whatIsNoSecretStaysUnderANameOfOne() {
        JsonValue plain = object(
                        "token", object("type", text("bearer")).with("scope", list(text("read"), text("write"))))
                .with("fields", list(text("password"), text("animal"), text("email")))
                .with("names", list(object("name", text("password")).with("type", text("string"))));
        assertThat(written(plain)).isEqualTo(EcmaScriptJson.stringify(plain));
    }

    @Test
    void aMaskedTextHasOneFingerprintWhereverItStands() {
        Redaction redaction =
                Redaction.ofDrafts(FingerprintKey.of("0123456789abcdef".getBytes(StandardCharsets.US_ASCII)));
        String once = written(redaction, object("password", text(PASSWORD)));
        String mask = once.substring("{\"password\":\"".length(), once.length() - 2);
        assertThat(mask).startsWith("*** (fingerprint ");
        assertThat(written(redaction, object("passwords", list(text(PASSWORD)))))
                .contains("[\"" + mask + "\"]");
        assertThat(redaction.redact("{\"password\":[\"" + PASSWORD + "\"]}"))
                .isEqualTo("{\"password\":[\"" + mask + "\"]}");
        assertThat(redaction.redact("{\"password\":\"" + PASSWORD + "\"}"))
                .isEqualTo("{\"password\":\"" + mask + "\"}");
    }

    private static String written(JsonValue metadata) {
        return written(Redaction.ofDrafts(null), metadata);
    }

    private static String written(Redaction redaction, JsonValue metadata) {
        AuditDraft draft = redaction.redact(new AuditDraft("who", "what", null, null, metadata));
        return EcmaScriptJson.stringify(draft.metadata());
    }

    private static JsonObject object(String name, JsonValue value) {
        return JsonObject.builder().put(name, value).build();
    }

    private static JsonString text(String text) {
        return new JsonString(text);
    }

    private static JsonArray list(JsonValue... values) {
        return new JsonArray(List.of(values));
    }
}
