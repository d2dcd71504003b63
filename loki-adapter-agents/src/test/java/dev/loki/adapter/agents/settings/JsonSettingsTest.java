package dev.loki.adapter.agents.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.adapter.agents.claude.ClaudeCodeSettings;
import dev.loki.adapter.agents.cursor.CursorSettings;
import dev.loki.adapter.agents.gemini.GeminiSettings;
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
import org.junit.jupiter.params.provider.CsvSource;
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
                            "timeout": 70
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
        String after = CLAUDE.withoutHooks(made, before, List.of("OTEL_X"));
        assertThat(CLAUDE.names(after)).isFalse();
        assertThat(squeezed(after)).isEqualTo(squeezed(before));
    }

    /** White space in what is empty does not count. */
    private static String squeezed(String text) {
        return text.replaceAll("\\{\\s+\\}", "{}").strip();
    }

    @Test
    void commentsAndCommasBeforeAnEndAreReadAndKept() throws UnreadableSettingsException {
        AgentSettings gemini = GeminiSettings.settings();
        HookCommand command = new HookCommand("/l/loki-hook", "gemini", null);
        String before = "{\n  // mine\n  \"hooks\": {\n    \"AfterTool\": [], /* none */\n  },\n}\n";
        String made = gemini.withHooks(before, command, Map.of());
        assertThat(gemini.hooked(made, command)).isEqualTo(gemini.events());
        assertThat(made).contains("// mine", "/* none */");
        String after = gemini.withoutHooks(made, before, List.of());
        assertThat(gemini.names(after)).isFalse();
        assertThat(after).contains("// mine");
    }

    @Test
    void commentsAreRefusedWhereTheAgentDoesNotReadThem() {
        assertThatThrownBy(() -> CLAUDE.withHooks("{\n  // mine\n  \"model\": \"x\"\n}", COMMAND, Map.of()))
                .isInstanceOf(UnreadableSettingsException.class)
                .hasMessageContaining("line 2", "no comment");
        assertThatThrownBy(() -> CLAUDE.withHooks("{\n  \"model\": \"x\",\n}", COMMAND, Map.of()))
                .isInstanceOf(UnreadableSettingsException.class)
                .hasMessageContaining("no comma");
    }

    @Test
    void aHookThatCouldRunOutOfTimeOrIsNotOfAllToolsIsMissing() throws UnreadableSettingsException {
        String made = CLAUDE.withHooks("", COMMAND, Map.of());
        assertThat(CLAUDE.missing(made, COMMAND)).isEmpty();
        String shorter = made.replaceFirst("\"timeout\": 70", "\"timeout\": 10");
        assertThat(CLAUDE.missing(shorter, COMMAND)).containsExactly("SessionStart");
        assertThat(CLAUDE.missing(made.replace("\"timeout\": 70", "\"timeout\": 90"), COMMAND))
                .isEmpty();
        assertThat(CLAUDE.missing(made.replaceFirst("\"\\*\"", "\"Bash\""), COMMAND))
                .hasSize(1);
        assertThat(CLAUDE.missing(made.replaceFirst("\"timeout\": 70", "\"timeout\": 70, \"async\": true"), COMMAND))
                .containsExactly("SessionStart");
        assertThat(CLAUDE.missing(CLAUDE.withHooks(shorter, COMMAND, Map.of()), COMMAND))
                .isEmpty();
    }

    @Test
    void commandsInSkillsAreTurnedOffAndWhoHadThemOffKeepsThemOff() throws UnreadableSettingsException {
        String off = "{\"disableSkillShellExecution\": true}";
        String made = CLAUDE.withHooks("{\"disableSkillShellExecution\": false}", COMMAND, Map.of());
        assertThat(made).contains("\"disableSkillShellExecution\": true");
        assertThat(CLAUDE.missing(made.replace("Execution\": true", "Execution\": false"), COMMAND))
                .containsExactly("disableSkillShellExecution");
        assertThat(CLAUDE.withoutHooks(made, "{}", List.of())).isEqualTo("{}");
        assertThat(CLAUDE.withoutHooks(CLAUDE.withHooks(off, COMMAND, Map.of()), off, List.of()))
                .isEqualTo(off);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"hooks\":{\"PreToolUse\":[{\"matcher\":\"Bash\"}]}}|hooks.PreToolUse[0].hooks",
                "{\"hooks\":{\"Nonsense\":[]}}|hooks.Nonsense",
                "{\"hooks\":{\"Stop\":[{\"hooks\":[{\"type\":\"command\"}]}]}}|hooks.Stop[0].hooks[0].command",
                "{\"hooks\":{\"Stop\":[{\"hooks\":[{}]}]}}|hooks.Stop[0].hooks[0].type",
                "{\"hooks\":{\"Stop\":[{\"matcher\":1,\"hooks\":[]}]}}|hooks.Stop[0].matcher",
                "{\"hooks\":{\"Stop\":[7]}}|hooks.Stop[0]",
                "{\"hooks\":{},\"permissions\":{\"allow\":\"x\"}}|permissions.allow"
            })
    void whatMakesTheAgentPassOverTheWholeFileIsRefusedByItsPath(String text, String path) {
        assertThatThrownBy(() -> CLAUDE.withHooks(text, COMMAND, Map.of()))
                .isInstanceOf(UnreadableSettingsException.class)
                .hasMessageStartingWith(path + ": expected ");
    }

    @Test
    void nullIsTakenForNothing() throws UnreadableSettingsException {
        String made = CLAUDE.withHooks("{\"hooks\": null, \"env\": null}", COMMAND, Map.of("A", "b"));
        assertThat(CLAUDE.missing(made, COMMAND)).isEmpty();
        assertThat(made).doesNotContain("null");
    }

    @Test
    void whatTakesHooksTheirForceIsTold() throws UnreadableSettingsException {
        assertThat(CLAUDE.against("{\"disableAllHooks\": true, \"allowManagedHooksOnly\": true}"))
                .hasSize(2);
        assertThat(CLAUDE.against("{\"disableAllHooks\": false}")).isEmpty();
        assertThat(CLAUDE.against("{\"disableSkillShellExecution\": false}")).hasSize(1);
    }

    @Test
    void whatStoodThereIsFoundToTheByteWhereNothingElseWasChanged() throws UnreadableSettingsException {
        String before =
                "{\n  \"model\": \"x\",\n  \"hooks\": {\n    \"PreToolUse\": [\n      {\"hooks\": []}\n    ]\n  }\n}\n";
        String made = CLAUDE.withHooks(before, COMMAND, Map.of("OTEL_X", "y"));
        assertThat(CLAUDE.withoutHooks(made, before, List.of("OTEL_X"))).isEqualTo(before);
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
                        "cursor preToolUse \\|\\| exit 2\",\\s+\"timeout\": 70,\\s+\"failClosed\": true\\s+\\}")
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
