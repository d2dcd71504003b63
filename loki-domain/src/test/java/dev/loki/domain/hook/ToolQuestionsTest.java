package dev.loki.domain.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.EnforcementPoint;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolQuestionsTest {

    private static final String SECRET = "AKIA" + "Z7QW3ERT5YUI8OPA";

    private static HookCall call(String tool, JsonObject input) {
        return HookCall.of("claude-code", "PreToolUse", HookMoment.BEFORE_TOOL)
                .in("s", "/srv/p")
                .using(tool, "t1", input);
    }

    private static JsonObject input(String... members) {
        JsonObject.Builder input = JsonObject.builder();
        for (int i = 0; i < members.length; i += 2) {
            input.put(members[i], members[i + 1]);
        }
        return input.build();
    }

    private static String content(String tool, JsonObject input) {
        return ToolQuestions.of(call(tool, input)).all().stream()
                .filter(question -> question.point() == EnforcementPoint.DATA)
                .map(question -> question.context().string("content").orElseThrow())
                .findFirst()
                .orElse("");
    }

    @Test
    void aFileToolIsAskedWithItsPathAndItsNewTextApart() {
        JsonObject input = input("file_path", "src/a.js", "content", "let a;");
        List<ToolQuestion> asked = ToolQuestions.of(call("Write", input)).all();
        assertThat(asked)
                .extracting(ToolQuestion::point)
                .containsExactly(EnforcementPoint.PRE_EXECUTION, EnforcementPoint.DATA);
        assertThat(asked.get(0).context())
                .hasToString("{\"cwd\":\"/srv/p\",\"tool_name\":\"Write\",\"tool_input\":"
                        + "{\"file_path\":\"src/a.js\",\"content\":\"let a;\"}}");
        assertThat(asked.get(1).context())
                .hasToString("{\"tool\":\"Write\",\"file_path\":\"src/a.js\",\"content\":\"let a;\"}");
    }

    @Test
    void ofAnEditTheNewTextCounts() {
        assertThat(content("Edit", input("file_path", "a", "old_string", "old", "new_string", "new")))
                .isEqualTo("new");
        JsonArray edits = new JsonArray(List.of(input("old_string", "a", "new_string", "b"), input("new_string", "c")));
        JsonObject many = input("file_path", "a").with("edits", edits);
        assertThat(content("MultiEdit", many)).isEqualTo("b\nc");
    }

    /** An approval is of the command: what the agent says of it to its user is worded anew at each try. */
    @Test
    void aCommandIsAskedWithoutItsDescription() {
        List<ToolQuestion> asked = ToolQuestions.of(
                        call("Bash", input("command", "npm test", "description", "Runs the tests")))
                .all();
        assertThat(asked.get(0).context().toString()).contains("npm test").doesNotContain("Runs");
        assertThat(content("mcp__t__create", input("description", "of a task"))).isEqualTo("of a task");
    }

    @ParameterizedTest
    @CsvSource({"Read", "Grep", "Glob", "LS", "NotebookRead", "read_file", "list_directory"})
    void whatOnlyLooksOnThisMachineCarriesNothingAway(String tool) {
        assertThat(ToolQuestions.of(call(tool, input("file_path", "a", "pattern", "x")))
                        .all())
                .extracting(ToolQuestion::point)
                .containsExactly(EnforcementPoint.PRE_EXECUTION);
    }

    @ParameterizedTest
    @CsvSource({"mcp__github__search_issues", "WebFetch", "WebSearch", "google_web_search", "Task", "SomethingNew"})
    void whatIsSentAwayOrNotKnownIsAskedAtDataToo(String tool) {
        assertThat(content(tool, input("query", "who", "note", "why"))).isEqualTo("who\nwhy");
    }

    @Test
    void theToolsOfServersAreAskedByBothNames() {
        JsonObject context = ToolQuestions.of(call("mcp__git_hub__create__issue", input("title", "x")))
                .all()
                .get(0)
                .context();
        assertThat(context.string("mcp_server")).contains("git_hub");
        assertThat(context.string("mcp_tool")).contains("create__issue");
        assertThat(ToolQuestions.of(call("mcp__odd", input()))
                        .all()
                        .get(0)
                        .context()
                        .string("mcp_server"))
                .contains("odd");
    }

    @Test
    void secretsThatAreWrittenAreFoundWhoeverWrites() {
        String text = "aws = " + SECRET;
        assertThat(secrets("Write", input("file_path", "a", "content", text))).isTrue();
        assertThat(secrets("Edit", input("file_path", "a", "old_string", "x", "new_string", text)))
                .isTrue();
        assertThat(secrets("Edit", input("file_path", "a", "old_string", text, "new_string", "x")))
                .isFalse();
        assertThat(secrets("mcp__filesystem__write_file", input("path", "/srv/p/a", "content", text)))
                .isTrue();
        assertThat(secrets("apply_patch", input("patch", "*** Begin Patch\n*** Add File: a\n+" + text + "\n")))
                .isTrue();
        assertThat(secrets("Bash", input("command", "echo " + SECRET + " > .env")))
                .isTrue();
        assertThat(secrets("Bash", input("command", "cat > a <<E\n" + text + "\nE")))
                .isTrue();
        assertThat(secrets("Bash", input("command", "deploy --key " + SECRET))).isFalse();
        assertThat(secrets("mcp__github__create_issue", input("body", text))).isFalse();
        assertThat(secrets("Read", input("file_path", "a"))).isFalse();
    }

    private static boolean secrets(String tool, JsonObject input) {
        return !WrittenSecrets.in(
                        ToolQuestions.of(call(tool, input)).all().get(0).context())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "WebFetch, url, https://example.com, true",
        "WebSearch, query, x, true",
        "google_web_search, query, x, true",
        "mcp__web__fetch, url, https://example.com, true",
        "mcp__x__open, url, HTTP://EXAMPLE.COM, true",
        "Bash, command, curl https://example.com, false",
        "Read, file_path, a, false",
        "Write, url, notes, false",
    })
    void toolsThatSpeakWithOtherMachinesAreTold(String tool, String name, String value, boolean one) {
        assertThat(NetworkTools.isOne(tool, input(name, value))).isEqualTo(one);
    }
}
