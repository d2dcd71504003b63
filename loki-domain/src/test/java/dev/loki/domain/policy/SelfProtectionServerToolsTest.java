package dev.loki.domain.policy;

import static dev.loki.domain.policy.Documents.list;
import static dev.loki.domain.policy.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tools of MCP servers call their fields what they like. */
class SelfProtectionServerToolsTest {

    private final SelfProtection protection = new SelfProtection("/srv/p/.loki", RealPaths.LEXICAL);

    @Test
    void whatIsGivenATextToWriteDoesNotOnlyRead() {
        assertThat(allows("sh__get_x", object("path", ".loki/policies.yaml", "content", "x")))
                .isFalse();
        assertThat(allows("sh__read", object("p", object("path", ".loki/run.yaml", "newText", "x"))))
                .isFalse();
        assertThat(allows("fs__read_file", object("path", ".loki/policies.yaml")))
                .isTrue();
        assertThat(allows("fs__search_files", object("path", ".loki", "pattern", "*.yaml", "content", "")))
                .isTrue();
    }

    @Test
    void anyTextThatNamesLokisFilesIsRefused() {
        JsonObject deep = object("zzz", object("deep", list(object("q", ".loki/policies.yaml"))));
        assertThat(allows("sh__do", deep)).isFalse();
        assertThat(allows("sh__do", object("x", object(".loki/policies.yaml", "y"))))
                .isFalse();
        assertThat(allows("sh__do", object("where", "~/.claude/settings.json"))).isFalse();
        assertThat(allows("fs__write_file", object("path", ".mcp.json", "content", "{}")))
                .isFalse();
        assertThat(allows("fs__read_file", object("zzz", ".loki/policies.yaml")))
                .isTrue();
    }

    @Test
    void anyTextIsReadAsACommand() {
        assertThat(allows("sh__exec", object("input", "rm -rf .loki"))).isFalse();
        assertThat(allows("tmux__send", object("keys", "loki approve grant x"))).isFalse();
        assertThat(allows("tmux__send", object("text", "claude --bare -p x"))).isFalse();
        assertThat(allows("sh__write_stdin", object("session", "1", "chars", "rm -rf .loki\n")))
                .isFalse();
        assertThat(allows("sh__exec", object("input", "npm test"))).isTrue();
    }

    @Test
    void ordinaryCallsAreNoneOfItsBusiness() {
        assertThat(allows("github__create_issue", object("title", "It's open", "body", "Run `rm -rf .`, then say (so")))
                .isTrue();
        assertThat(allows("fs__write_file", object("path", "README.md", "content", "loki approve grant ID")))
                .isTrue();
        assertThat(allows("db__query", object("sql", "SELECT * FROM a WHERE b = 'it''s' ORDER BY c")))
                .isTrue();
        assertThat(allows("browser__navigate", object("url", "https://example.com/a?b=c&d=(e")))
                .isTrue();
        assertThat(allows("think__sequential", object("thought", "First I'd look at src/app.js; then test it.")))
                .isTrue();
    }

    @Test
    void moreTextsThanAreToldApartAreRefused() {
        JsonArray many = new JsonArray(IntStream.range(0, 1_002)
                .<JsonValue>mapToObj(i -> new JsonString("a." + i))
                .toList());
        assertThat(allows("sh__do", object("x", many))).isFalse();
    }

    private boolean allows(String tool, JsonObject input) {
        JsonObject context =
                object("cwd", "/srv/p", "project_dir", "/srv/p", "tool_name", "mcp__" + tool, "tool_input", input);
        return protection.guard(context, Decision.NO_POLICY).allowed();
    }
}
