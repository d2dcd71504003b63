package dev.loki.adapter.agents.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.adapter.agents.claude.ClaudeCodeSettings;
import dev.loki.adapter.agents.cursor.CursorSettings;
import dev.loki.domain.json.JsonObject;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.hook.AgentSettings;
import dev.loki.ports.hook.HookCommand;
import dev.loki.ports.hook.UnreadableSettingsException;
import dev.loki.ports.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSettingsTest {

    private static final AgentSettings CLAUDE = ClaudeCodeSettings.settings();
    private static final HookCommand COMMAND = new HookCommand("/opt/it's/loki-hook", "claude-code", "/srv/p");

    @Test
    void anEmptyFileBecomesOneWithEveryEvent() throws UnreadableSettingsException, JsonSyntaxException {
        String made = CLAUDE.withHooks("", COMMAND, Map.of());

        assertThat(CLAUDE.hooked(made, COMMAND)).isEqualTo(CLAUDE.events());
        assertThat(made).startsWith("""
                {
                  "hooks": {
                    "SessionStart": [
                      {
                        "hooks": [
                          {
                            "type": "command",
                            "command": "'/opt/it'\\\\''s/loki-hook' claude-code SessionStart --project '/srv/p' || exit 2",
                            "timeout": 10
                          }
                        ]
                      }
                    ],
                """).contains("\"matcher\": \"*\"");
        assertThat(json(made)).isInstanceOf(JsonObject.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{ }\n",
                "{\"model\":\"x\"}",
                "{\n\t\"model\": \"x\",\n\t\"permissions\": {\"deny\": [\"Read(.env)\"]}\n}\n",
                "{\r\n    \"env\": {\"A\": \"b\"},\r\n    \"model\": \"x\"\r\n}",
                "{\n  \"hooks\": {\n    \"PreToolUse\": [\n      {\"matcher\": \"Bash\", \"hooks\": [{\"type\": \"command\", \"command\": \"./mine.sh\"}]}\n    ]\n  }\n}\n"
            })
    void whatElseStandsThereStaysAsItWasWritten(String before) throws UnreadableSettingsException {
        String made = CLAUDE.withHooks(before, COMMAND, Map.of("OTEL_X", "y"));

        assertThat(CLAUDE.hooked(made, COMMAND)).isEqualTo(CLAUDE.events());
        assertThat(CLAUDE.withHooks(made, COMMAND, Map.of("OTEL_X", "y"))).isEqualTo(made);
        String after = CLAUDE.withoutHooks(made, List.of("OTEL_X"));
        assertThat(CLAUDE.names(after)).isFalse();
        assertThat(squeezed(after)).isEqualTo(squeezed(before));
    }

    /** White space in what is empty does not count. */
    private static String squeezed(String text) {
        return text.replaceAll("\\{\\s+\\}", "{}").strip();
    }

    @Test
    void commentsAndCommasBeforeAnEndAreReadAndKept() throws UnreadableSettingsException {
        String before = "{\n  // mine\n  \"hooks\": {\n    \"Stop\": [], /* none */\n  },\n}\n";
        String made = CLAUDE.withHooks(before, COMMAND, Map.of());
        assertThat(CLAUDE.hooked(made, COMMAND)).isEqualTo(CLAUDE.events());
        assertThat(made).contains("// mine", "/* none */");
        String after = CLAUDE.withoutHooks(made, List.of());
        assertThat(CLAUDE.names(after)).isFalse();
        assertThat(after).contains("// mine");
    }

    @Test
    void whatStoodThereIsFoundToTheByteWhereNothingElseWasChanged() throws UnreadableSettingsException {
        String before =
                "{\n  \"model\": \"x\",\n  \"hooks\": {\n    \"PreToolUse\": [\n      {\"hooks\": []}\n    ]\n  }\n}\n";
        String made = CLAUDE.withHooks(before, COMMAND, Map.of("OTEL_X", "y"));
        assertThat(CLAUDE.withoutHooks(made, List.of("OTEL_X"))).isEqualTo(before);
    }

    @Test
    void anotherClientTakesThePlaceOfTheLast() throws UnreadableSettingsException {
        HookCommand moved = new HookCommand("/new/loki-hook", "claude-code", "/srv/p");
        String made = CLAUDE.withHooks(CLAUDE.withHooks("{}", COMMAND, Map.of()), moved, Map.of());
        assertThat(made).doesNotContain("/opt/").contains("/new/loki-hook");
        assertThat(CLAUDE.hooked(made, moved)).isEqualTo(CLAUDE.events());
        assertThat(CLAUDE.hooked(made, COMMAND)).isEmpty();
    }

    @Test
    void whatBlocksInCursorFailsClosedAndTheFileHasItsVersion() throws UnreadableSettingsException {
        AgentSettings cursor = CursorSettings.settings();
        String made = cursor.withHooks("", new HookCommand("/l/loki-hook", "cursor", null), Map.of("A", "b"));
        assertThat(made)
                .startsWith("{\n  \"version\": 1,\n  \"hooks\": {\n    \"sessionStart\": [")
                .containsPattern(
                        "cursor preToolUse \\|\\| exit 2\",\\s+\"timeout\": 10,\\s+\"failClosed\": true\\s+\\}")
                .doesNotContain("env");
        assertThat(made.split("failClosed", -1)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"a\":}",
                "{\"a\" 1}",
                "x",
                "{\"a\":1}}",
                "{\"a\":\"\n\"}",
                "{\"hooks\":[]}",
                "{\"hooks\":{\"Stop\":{}}}",
                "{/*",
                "{\"a\":tru}",
                "{\"\\u12\":1}",
                "{\"\\u12zz\":1}"
            })
    void whatCannotBeReadIsNotChanged(String text) {
        assertThatThrownBy(() -> CLAUDE.withHooks(text, COMMAND, Map.of()))
                .isInstanceOf(UnreadableSettingsException.class);
    }

    @Test
    void hostileDepthIsRefusedAndNoStackOverflows() {
        String deep = "{\"a\":" + "[".repeat(100_000);
        assertThatThrownBy(() -> CLAUDE.withHooks(deep, COMMAND, Map.of()))
                .isInstanceOf(UnreadableSettingsException.class)
                .hasMessageContaining("line 1");
    }

    private static Object json(String text) throws JsonSyntaxException {
        return new JacksonJsonReader().readStrict(text.getBytes(StandardCharsets.UTF_8));
    }
}
