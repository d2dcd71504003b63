package dev.loki.domain.policy;

import static dev.loki.domain.policy.Documents.boundary;
import static dev.loki.domain.policy.Documents.list;
import static dev.loki.domain.policy.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.scan.LinearPatternCompiler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentPoliciesTest {

    private static final EnvironmentPolicies PATHS = paths("/srv/p/src", "/srv/p/tests");
    private static final EnvironmentPolicies COMMANDS =
            new EnvironmentPolicies(List.of(), List.of("rm", "curl"), null, RealPaths.LEXICAL);
    private static final EnvironmentPolicies AGENTS =
            new EnvironmentPolicies(List.of(), List.of(), 3, RealPaths.LEXICAL);

    @ParameterizedTest
    @ValueSource(strings = {"src/a.js", "/srv/p/tests/deep/b", "src", "./src/../tests/x"})
    void filesInAllowedFoldersMayBeChanged(String path) {
        assertThat(check(PATHS, object("file_path", path, "project_dir", "/srv/p"))
                        .allowed())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "/etc/passwd", "src/../README.md", "srcs/a", "src\u202e/a", ""})
    void otherFilesMayNot(String path) {
        Decision decision = check(PATHS, object("file_path", path, "project_dir", "/srv/p"));
        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(decision.violations()).extracting(Violation::policy).containsExactly("LOKI_ALLOWED_PATHS");
    }

    @Test
    void readingIsNotConcernedAndChangingWithoutAPathIsDenied() {
        assertThat(check(PATHS, object("tool", "Read", "file_path", "/etc/hosts"))
                        .allowed())
                .isTrue();
        assertThat(check(PATHS, object("tool", "Write")).allowed()).isFalse();
        assertThat(check(PATHS, object("tool", "Read")).allowed()).isTrue();
        assertThat(check(PATHS, object("active_agents", 900)).allowed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "npm test",
                "cat README.md | tee src/x",
                "ls -la > /dev/null 2>&1",
                "sh agent.sh",
                "rm -rf src/old/*",
                "mytool README.md",
                "git status"
            })
    void commandsThatWriteInAllowedFoldersOnlyMayRun(String command) {
        assertThat(check(PATHS, object("command", command, "project_dir", "/srv/p")))
                .extracting(Decision::allowed)
                .isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo x > README.md",
                "sh -c 'echo x >> /etc/hosts'",
                "cp src/a /tmp/b",
                "touch ~/x",
                "rm -rf src/../*",
                "mv src/a .",
                "sed -i s/a/b/ pom.xml",
                "echo > $X",
                "$CMD src/a",
                "python -c 'open(\"x\",\"w\")'",
                "mytool --out=/etc/x",
                "rm -rf src/.*",
                "echo 'unclosed"
            })
    void commandsThatWriteElsewhereOrCannotBeReadMayNot(String command) {
        Decision decision = check(PATHS, object("command", command, "project_dir", "/srv/p"));
        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(decision.code()).isEqualTo(ReasonCode.VIOLATED);
    }

    @TestFactory
    Stream<DynamicTest> commandsAreJudgedAsTheTableSays() throws IOException {
        return SelfProtectionCommandsTest.table("allowed-paths.txt")
                .map(line -> DynamicTest.dynamicTest(line, () -> assertThat(
                                check(PATHS, object("command", line.substring(2), "project_dir", "/srv/p"))
                                        .allowed())
                        .isEqualTo(line.startsWith("+"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mywrap rm x", "mywrap --nice 3 -- rm x", "mywrap sh -c 'rm x'", "mywrap -c 'rm x'", "r=rm; $r x"
            })
    void blockedProgramBehindOneThatNobodyKnowsIsSeen(String command) {
        assertThat(check(COMMANDS, object("command", command)).allowed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mytool x",
                "mytool --title 'rm is gone'",
                "git commit -m 'rm x'",
                "grep rm x",
                "ls rm",
                "prettier --write ."
            })
    void blockedProgramThatIsOnlyMentionedIsNoMatch(String command) {
        assertThat(check(COMMANDS, object("command", command)).allowed()).isTrue();
    }

    @Test
    void allowedFolderThatIsALinkAllowsWhatItLeadsToAndALinkOutOfOneIsSeen() {
        RealPaths links =
                path -> Optional.of(path.replace("/srv/p/src/out", "/etc").replace("/srv/p/link", "/data/x"));
        EnvironmentPolicies linked =
                new EnvironmentPolicies(List.of("/srv/p/src", "/srv/p/link"), List.of(), null, links);
        assertThat(check(linked, object("command", "touch link/a", "project_dir", "/srv/p"))
                        .allowed())
                .isTrue();
        assertThat(check(linked, object("file_path", "/data/x/a")).allowed()).isTrue();
        assertThat(check(linked, object("command", "touch src/out/a", "project_dir", "/srv/p"))
                        .allowed())
                .isFalse();
    }

    @Test
    void blockedCommandsAreSeenThroughWrappersAndConcernCommandsOnly() {
        assertThat(check(COMMANDS, object("command", "sudo sh -c 'rm x'")).reason())
                .contains("LOKI_BLOCKED_COMMANDS", "runs rm");
        assertThat(check(COMMANDS, object("command", "echo rm")).allowed()).isTrue();
        assertThat(check(COMMANDS, object("file_path", "rm")).allowed()).isTrue();
        assertThat(check(COMMANDS, object("command", 5)).allowed()).isFalse();
    }

    @Test
    void moreAgentsThanTheEnvironmentSaysAreDenied() {
        assertThat(check(AGENTS, object("active_agents", 4)).verdict()).isEqualTo(Verdict.DENY);
        assertThat(check(AGENTS, object("active_agents", 3)).allowed()).isTrue();
        assertThat(check(AGENTS, JsonObject.EMPTY).allowed()).isTrue();
    }

    @Test
    void fileCannotWeakenTheEnvironmentAndBothAreJudgedInOnePass() {
        JsonObject generous = object("name", "many", "rule", "active_agents <= 900", "action", "warn", "mode", "off");
        PolicyFile file = file(object("pre_execution", list(generous, boundary())));
        Decision decision =
                file.enforcedWith(AGENTS).evaluate(EnforcementPoint.PRE_EXECUTION, object("active_agents", 4));
        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(decision.evaluated()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOKI_ALLOWED_PATHS", "LOKI_BLOCKED_COMMANDS", "LOKI_MAX_PARALLEL_AGENTS"})
    void fileMayNotUseTheNameOfAVariable(String name) {
        JsonObject taken = object("name", name, "rule", "active_agents <= 9", "action", "warn");
        assertThat(Documents.problems(object("pre_execution", list(taken)), Map.of()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("environment variable", "choose another"));
    }

    @Test
    void hashCoversWhatTheVariablesSay() {
        PolicyFile file = new PolicyFile("policies.json", Map.of(), List.of(), List.of(), "abc");
        assertThat(hash(file, EnvironmentPolicies.NONE)).isEqualTo("abc");
        assertThat(List.of(
                        hash(file, AGENTS),
                        hash(file, COMMANDS),
                        hash(file, PATHS),
                        hash(file, paths("/srv/p/src")),
                        hash(new PolicyFile("policies.json", Map.of(), List.of(), List.of(), "abd"), AGENTS)))
                .doesNotHaveDuplicates()
                .allMatch(hash -> hash.matches("[0-9a-f]{64}"));
        assertThat(hash(file, AGENTS)).isEqualTo(hash(file, AGENTS));
    }

    private static String hash(PolicyFile file, EnvironmentPolicies environment) {
        return String.valueOf(file.enforcedWith(environment)
                .evaluate(EnforcementPoint.DATA, JsonObject.EMPTY)
                .policyHash());
    }

    private static EnvironmentPolicies paths(String... folders) {
        return new EnvironmentPolicies(List.of(folders), List.of(), null, RealPaths.LEXICAL);
    }

    private static PolicyFile file(JsonObject root) {
        PolicyCompilation compilation =
                PolicyCompiler.compile(new PolicyDocument("policies.json", root, Map.of()), LinearPatternCompiler.NONE);
        return ((PolicyCompilation.Compiled) compilation).file();
    }

    private static Decision check(EnvironmentPolicies environment, JsonObject context) {
        return PolicySet.of(environment).evaluate(EnforcementPoint.PRE_EXECUTION, context);
    }
}
