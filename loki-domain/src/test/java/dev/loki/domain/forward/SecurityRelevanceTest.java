package dev.loki.domain.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityRelevanceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete",
                "project_delete",
                "kill",
                "agent.kill",
                "session-stop",
                "Login",
                "LOGOUT",
                "create_token",
                "api_token_revoke",
                "revoke_tokens"
            })
    void anActionThatRemovesStopsOrSignsInIsAWarning(String action) {
        assertThat(SecurityRelevance.of(action, false)).isEqualTo(Urgency.WARNING);
    }

    /** Words count whole: neither a part of one, nor a token that is only used. */
    @ParameterizedTest
    @ValueSource(strings = {"file_write", "undeleted", "stopwatch", "skill", "token_refresh", "loginwall", ""})
    void anEverydayActionIsNone(String action) {
        assertThat(SecurityRelevance.of(action, false)).isEqualTo(Urgency.INFO);
        assertThat(SecurityRelevance.isFailure(action, JsonObject.EMPTY)).isFalse();
    }

    @Test
    void whateverFailedIsAWarning() {
        assertThat(SecurityRelevance.of("file_write", true)).isEqualTo(Urgency.WARNING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "policy_deny",
                "write_failed",
                "BUILD-ERROR",
                "audit_tampered",
                "recovery",
                "quarantine",
                "access denied",
                "policy.violation"
            })
    void anActionCanSayOfItselfThatItFailed(String action) {
        assertThat(SecurityRelevance.isFailure(action, JsonObject.EMPTY)).isTrue();
    }

    @Test
    void anEntryOrItsMetadataCanSayThatItFailed() {
        for (JsonObject saying : new JsonObject[] {
            entry("success", JsonBoolean.FALSE),
            entry("error", text("disk full")),
            entry("outcome", text("Denied")),
            entry("outcome", text("command_not_started")),
            entry("status", text("login failed")),
            entry("decision", text("DENY"))
        }) {
            assertThat(SecurityRelevance.isFailure("x", saying))
                    .as("%s", saying)
                    .isTrue();
            assertThat(SecurityRelevance.isFailure("x", entry("metadata", saying)))
                    .as("metadata %s", saying)
                    .isTrue();
        }
        assertThat(SecurityRelevance.isFailure("x", entry("metadata", entry("exit_code", JsonNumber.of(143)))))
                .isTrue();
    }

    @Test
    void anEntryThatSaysItWentWellDidNotFail() {
        for (JsonObject saying : new JsonObject[] {
            entry("success", JsonBoolean.TRUE),
            entry("error", text("")),
            entry("error", JsonBoolean.FALSE),
            entry("outcome", text("command_ended")),
            entry("decision", text("ALLOW")),
            entry("metadata", text("denied")),
            entry("metadata", entry("exit_code", JsonNumber.of(0)))
        }) {
            assertThat(SecurityRelevance.isFailure("x", saying))
                    .as("%s", saying)
                    .isFalse();
        }
    }

    private static JsonObject entry(String name, JsonValue value) {
        return JsonObject.EMPTY.with(name, value);
    }

    private static JsonString text(String text) {
        return new JsonString(text);
    }
}
