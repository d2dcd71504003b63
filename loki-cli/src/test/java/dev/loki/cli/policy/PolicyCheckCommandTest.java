package dev.loki.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loki.cli.Typed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCheckCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path project;

    @Test
    void fileOutsideTheProjectIsDenied() throws IOException {
        SeedPolicyFile.writeTo(project);
        Typed typed = check("pre_execution", "{\"file_path\":\"/etc/passwd\",\"project_dir\":\"/srv/p\"}");
        assertThat(typed.exitCode()).isEqualTo(1);
        JsonNode answer = JSON.readTree(typed.out());
        assertThat(answer.get("decision").asText()).isEqualTo("DENY");
        assertThat(answer.get("allowed").asBoolean()).isFalse();
        assertThat(answer.get("requiresApproval").asBoolean()).isFalse();
        assertThat(answer.get("reason").asText()).contains("/etc/passwd is outside /srv/p");
        assertThat(answer.get("violations").get(0).get("policy").asText()).isEqualTo("project-boundary");
        assertThat(answer.get("project").asText()).isEqualTo(project.toString());
    }

    @Test
    void hooksJsonIsJudgedAsTheActionItDescribes() throws IOException {
        SeedPolicyFile.writeTo(project);
        assertThat(hook("Bash", "\"command\":\"rm -rf .loki\"").exitCode()).isEqualTo(1);
        assertThat(hook("Write", "\"file_path\":\"/etc/passwd\"").out()).contains("/etc/passwd is outside");
        assertThat(hook("mcp__filesystem__write_file", "\"path\":\"/etc/passwd\"")
                        .exitCode())
                .isEqualTo(1);
        assertThat(hook("Write", "\"file_path\":\"src/app.js\"").exitCode()).isZero();
        assertThat(hook("Bash", "\"command\":\"ls\"").exitCode()).isZero();
    }

    private Typed hook(String tool, String input) {
        String json = "{\"session_id\":\"s\",\"transcript_path\":\"/home/u/t.jsonl\",\"cwd\":\"" + project
                + "\",\"hook_event_name\":\"PreToolUse\",\"tool_name\":\"" + tool + "\",\"tool_input\":{" + input
                + "}}";
        return Typed.in(
                project, Map.of(), json.getBytes(StandardCharsets.UTF_8), "policy", "check", "pre_execution", "-");
    }

    @Test
    void sixthAgentNeedsApproval() throws IOException {
        SeedPolicyFile.writeTo(project);
        Typed typed = check("pre_execution", "{\"active_agents\":6}");
        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(JSON.readTree(typed.out()).get("requiresApproval").asBoolean())
                .isTrue();
    }

    @Test
    void seedsExampleAnswersAtEveryPoint() throws IOException {
        SeedPolicyFile.writeTo(project);
        assertThat(check("pre_execution", "{\"file_path\":\"src/a.js\",\"active_agents\":5}")
                        .exitCode())
                .isZero();
        assertThat(check("pre_deployment", "{\"passed_gates\":[\"unit\",\"review\"]}")
                        .exitCode())
                .isZero();
        assertThat(check("pre_deployment", "{\"passed_gates\":[\"unit\"]}").exitCode())
                .isEqualTo(1);
        assertThat(check("resource", "{\"provider\":\"claude\",\"tokens_consumed\":999999}")
                        .exitCode())
                .isZero();
        assertThat(check("resource", "{\"provider\":\"claude\",\"tokens_consumed\":1000000}")
                        .exitCode())
                .isEqualTo(2);
        assertThat(check("resource", "{\"provider\":\"other\",\"tokens_consumed\":1}")
                        .exitCode())
                .isEqualTo(1);
        assertThat(check("data", "{\"content\":\"nothing to see\"}").exitCode()).isZero();
        String secret = "AKIA" + "Q3EG7ZT5LKMN2VB4";
        Typed denied = check("data", "{\"content\":\"key " + secret + "\"}");
        assertThat(denied.exitCode()).isEqualTo(1);
        assertThat(denied.out()).doesNotContain(secret);
    }

    @Test
    void contextIsReadFromStandardInput() throws IOException {
        SeedPolicyFile.writeTo(project);
        byte[] input = "{\"active_agents\": 6}".getBytes(StandardCharsets.UTF_8);
        assertThat(Typed.in(project, Map.of(), input, "policy", "check", "pre_execution", "-")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void noPolicyFileAllowsAndLeavesNothingBehind() {
        Typed typed = check("data", "{}");
        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out()).contains("\"code\":\"no_policy\"");
        assertThat(project.resolve(".loki")).doesNotExist();
    }

    @Test
    void denialIsOnRecordAndTheChainHolds() throws IOException {
        SeedPolicyFile.writeTo(project);
        check("pre_execution", "{\"active_agents\":6}");
        assertThat(Typed.in(project, "audit", "list", "--what", "policy_require_approval")
                        .out())
                .contains("agent-limit");
        assertThat(Typed.in(project, "audit", "verify").out()).contains("chain valid, 1 entries");
    }

    @Test
    void whateverGoesWrongIsDenied() throws IOException {
        assertThat(check("pre_lunch", "{}").exitCode()).isEqualTo(1);
        assertThat(check("data", "{").exitCode()).isEqualTo(1);
        assertThat(check("data", "[]").exitCode()).isEqualTo(1);
        assertThat(check("data", "[".repeat(10_000)).exitCode()).isEqualTo(1);
        Typed misconfigured =
                Typed.in(project, Map.of("LOKI_AUDIT_ENABLED", "maybe"), new byte[0], "policy", "check", "data", "{}");
        assertThat(misconfigured.exitCode()).isEqualTo(1);
        assertThat(misconfigured.out()).contains("configuration_error", "LOKI_AUDIT_ENABLED");
    }

    @Test
    void whatLostCharactersIsDenied() throws IOException {
        assertDenied("unreadable_context", Typed.in(project, "policy", "check", "data", "{\"content\":\"\uFFFD\"}"));
        assertDenied("configuration_error", Typed.in(project.resolve("\uFFFD"), "policy", "check", "data"));
        Map<String, String> variable = Map.of("LOKI_DIR", "caf\uFFFD");
        assertDenied("configuration_error", Typed.in(project, variable, new byte[0], "policy", "check", "data"));
    }

    @Test
    void projectThatIsNoneIsDenied() throws IOException {
        assertDenied("configuration_error", Typed.in(project, "policy", "check", "data", "--project", ""));
        assertDenied("configuration_error", Typed.in(project, "policy", "check", "data", "--project", "missing"));
    }

    @Test
    void optionAfterTwoDashesIsAContext() throws IOException {
        assertDenied("unreadable_context", Typed.in(project, "policy", "check", "data", "--", "--help"));
    }

    @Test
    void contextIsReadThroughAPipe() throws IOException, InterruptedException {
        SeedPolicyFile.writeTo(project);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String classPath = System.getProperty("java.class.path");
        Process loki = new ProcessBuilder(
                        java.toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath,
                        "dev.loki.cli.Main",
                        "policy",
                        "check",
                        "pre_execution",
                        "-")
                .directory(project.toFile())
                .start();
        try (OutputStream pipe = loki.getOutputStream()) {
            pipe.write("{\"active_agents\": 6}".getBytes(StandardCharsets.UTF_8));
        }
        JsonNode answer =
                JSON.readTree(loki.getInputStream().readAllBytes()); // a reader of JSON would close it too soon
        assertThat(answer.get("decision").asText()).isEqualTo("REQUIRE_APPROVAL");
        assertThat(loki.waitFor()).isEqualTo(2);
    }

    @Test
    void brokenPolicyFileIsDeniedWithFileAndLine() throws IOException {
        Files.createDirectories(project.resolve(".loki"));
        Files.writeString(project.resolve(".loki/policies.json"), "{\n  \"policies\": {\n");
        Typed typed = check("data", "{\"content\":\"x\"}");
        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out()).contains("policies.json:").contains("policy_error");
    }

    private static void assertDenied(String code, Typed typed) throws IOException {
        assertThat(typed.exitCode()).isEqualTo(1);
        JsonNode answer = JSON.readTree(typed.out());
        assertThat(answer.get("decision").asText()).isEqualTo("DENY");
        assertThat(answer.get("code").asText()).isEqualTo(code);
    }

    private Typed check(String point, String context) {
        return Typed.in(project, "policy", "check", point, context);
    }
}
