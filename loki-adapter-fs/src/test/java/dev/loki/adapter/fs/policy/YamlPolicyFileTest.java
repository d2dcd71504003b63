package dev.loki.adapter.fs.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.policy.PolicyCompilation;
import dev.loki.domain.policy.PolicyCompiler;
import dev.loki.domain.policy.PolicyDocument;
import dev.loki.domain.scan.LinearPatternCompiler;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class YamlPolicyFileTest {

    private static final String POLICIES = """
        # what the agents of this project may do
        policies:
          pre_execution:
            - name: project-boundary
              rule: "file_path must start with project_dir"
              action: deny
          resource:
            - name: token-budget
              max_tokens: 1000000
              alerts: [50, 80, 100]
              on_exceed: require_approval
        """;

    @Test
    void policiesAreReadWithTheLineOfEachValue() throws PolicySyntaxException {
        PolicyDocument document = parse(POLICIES);

        assertThat(EcmaScriptJson.stringify(document.root()))
                .isEqualTo("{\"policies\":{\"pre_execution\":[{\"name\":\"project-boundary\","
                        + "\"rule\":\"file_path must start with project_dir\",\"action\":\"deny\"}],"
                        + "\"resource\":[{\"name\":\"token-budget\",\"max_tokens\":1000000,"
                        + "\"alerts\":[50,80,100],\"on_exceed\":\"require_approval\"}]}}");
        assertThat(document.lineOf("/policies/pre_execution/0")).isEqualTo(4);
        assertThat(document.lineOf("/policies/resource/0/max_tokens")).isEqualTo(9);
        assertThat(PolicyCompiler.compile(document, LinearPatternCompiler.NONE))
                .isInstanceOf(PolicyCompilation.Compiled.class);
    }

    @Test
    void scalarsMeanWhatJsonCanSay() throws PolicySyntaxException {
        assertThat(json("[null, ~, Null, true, FALSE, 1, -2.5e3, 0]"))
                .isEqualTo("[null,null,null,true,false,1,-2500,0]");
        assertThat(json("[yes, off, tRUE, 010, 0x1F, 1_000, 12:30, +1, .5, .inf, 2026-01-02, =]"))
                .isEqualTo("[\"yes\",\"off\",\"tRUE\",\"010\",\"0x1F\",\"1_000\",\"12:30\",\"+1\",\".5\",\".inf\","
                        + "\"2026-01-02\",\"=\"]");
        assertThat(json("['1', \"true\", \"\"]")).isEqualTo("[\"1\",\"true\",\"\"]");
        assertThat(json("a:\nb: |\n  two\n  lines\n1: x\n"))
                .isEqualTo("{\"1\":\"x\",\"a\":null,\"b\":\"two\\nlines\\n\"}");
        assertThat(json("\uFEFFa: 1\r\nb: é\r\n")).isEqualTo("{\"a\":1,\"b\":\"é\"}");
    }

    @Test
    void anEmptyFileIsNamed() {
        assertThat(problem("")).isEqualTo("p.yaml:1: the file is empty; write something into it, or remove it");
        assertThat(problem("# nothing\n\n")).contains("the file is empty");
    }

    @Test
    void aliasBombsAreRefusedAtTheFirstAnchor() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(problem(bomb.toString())).startsWith("p.yaml:1: anchors and aliases");
        assertThat(problem("a: 1\nb: *a")).startsWith("p.yaml:2: anchors and aliases");
        assertThat(problem("a: 1\n*a : 2")).startsWith("p.yaml:2: anchors and aliases");
    }

    @Test
    void tagsAndMergeKeysAreRefused() {
        assertThat(problem("a: 1\nb: !!python/object:os.system x")).startsWith("p.yaml:2: tags (!)");
        assertThat(problem("a: !!javax.script.ScriptEngineManager []")).startsWith("p.yaml:1: tags (!)");
        assertThat(problem("!x a: 1")).contains("tags (!)");
        assertThat(problem("a: 1\n<<: {b: 2}")).startsWith("p.yaml:2: merge keys");
    }

    @Test
    void keysMustBeTextAndStandOnce() {
        assertThat(problem("a: 1\nb: 2\na: 3")).isEqualTo("p.yaml:3: the key a stands twice in one mapping");
        assertThat(problem("? [a]\n: 1")).contains("a key must be a text");
    }

    @Test
    void deepNestingIsRefused() throws PolicySyntaxException {
        parse("[".repeat(100) + "]".repeat(100));
        assertThat(problem("[".repeat(101) + "]".repeat(101))).contains("nested deeper than 100 levels");
        assertThat(problem("[".repeat(10_000))).contains("nested deeper than 100 levels");
        assertThat(problem("- ".repeat(10_000))).contains("nested deeper than 100 levels");
        assertThat(problem("{a: ".repeat(10_000))).contains("nested deeper than 100 levels");
    }

    @Test
    void brokenYamlIsNamedWithItsLine() {
        assertThat(problem("a:\n\t- b")).startsWith("p.yaml:2: broken YAML").contains("TAB");
        assertThat(problem("a: [1,\n2")).startsWith("p.yaml:2: broken YAML");
        assertThat(problem("a: \"b")).startsWith("p.yaml:1: broken YAML");
        assertThat(problem("a: b: c")).startsWith("p.yaml:1: broken YAML");
        assertThat(problem("a: 1\n---\nb: 2")).isEqualTo("p.yaml:2: a second document starts here; expected one");
        assertThat(problem("a: 1\nb: \u0007"))
                .isEqualTo("p.yaml:2: broken YAML: the control character U+0007 may not stand here");
    }

    @Test
    void aDirectiveThatTheParserChokesOnIsRefused() {
        assertThat(problem("%YAML 99999999999.1\n---\na: 1")).startsWith("p.yaml:1: broken YAML");
    }

    @Test
    void badUtf8IsNamedWithItsLine() {
        byte[] bytes = "a: 1\nb: \u00e9".getBytes(StandardCharsets.ISO_8859_1);
        PolicySyntaxException error =
                catchThrowableOfType(PolicySyntaxException.class, () -> YamlPolicyFile.parse("p.yaml", bytes));
        assertThat(error.problem()).hasToString("p.yaml:2: column 4: the bytes are not valid UTF-8");
    }

    private static String json(String yaml) throws PolicySyntaxException {
        return EcmaScriptJson.stringify(parse(yaml).root());
    }

    private static String problem(String yaml) {
        return catchThrowableOfType(PolicySyntaxException.class, () -> parse(yaml))
                .problem()
                .toString();
    }

    private static PolicyDocument parse(String yaml) throws PolicySyntaxException {
        return YamlPolicyFile.parse("p.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }
}
