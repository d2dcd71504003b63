package dev.loki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the original's policies and scanner fail open, one test each: here, every one is closed. */
class DefectsOfTheOriginalTest {

    @TempDir
    private Path project;

    /** Else JUnit warns of a link that leads out of its folder. */
    @AfterEach
    void takeTheLinkAway() throws IOException {
        Files.deleteIfExists(project.resolve("out"));
    }

    @Test
    void defect01LinkInsideTheProjectThatLeadsOutside() throws IOException {
        boundary();
        Files.createSymbolicLink(project.resolve("out"), Path.of("/etc"));
        Files.createSymbolicLink(project.resolve("in"), Files.createDirectory(project.resolve("src")));
        assertDenied("pre_execution", "{\"file_path\":\"out/passwd\"}", "is outside");
        assertDenied("pre_execution", "{\"file_path\":\"out/not/yet/there\"}", "is outside");
        assertAllowed("pre_execution", "{\"file_path\":\"in/a\"}");
    }

    @Test
    void defect02FileOperationWithoutItsPath() throws IOException {
        boundary();
        assertDenied("pre_execution", "{\"tool\":\"Write\"}", "without file_path");
        assertDenied("pre_execution", "{\"file_path\":null}", "invalid_input");
        assertDenied("pre_execution", "{\"tool\":\"Write\",\"file_path\":\"\"}", "invalid_input");
        assertAllowed("pre_execution", "{\"tool\":\"Write\",\"file_path\":\"a\"}");
    }

    @Test
    void defect03MisspeltRule() throws IOException {
        policies(
                "{\"pre_execution\":[{\"name\":\"r\",\"rule\":\"file_path must strat with project_dir\",\"action\":\"deny\"}]}");
        assertDenied("pre_execution", "{\"file_path\":\"a\"}", "unknown rule");
    }

    @Test
    void defect04UnknownEnforcementPoint() throws IOException {
        boundary();
        assertDenied("pre_exec", "{}", "unknown_point");
        assertAllowed("pre_execution", "{}");
    }

    @Test
    void defect05YamlListThatIsNotIndented() throws IOException {
        yaml("policies:\n  pre_execution:\n  - name: r\n    rule: active_agents <= 5\n    action: deny\n");
        assertDenied("pre_execution", "{\"active_agents\":6}", "active_agents is 6");
        assertAllowed("pre_execution", "{\"active_agents\":5}");
    }

    @Test
    void defect06HalfWrittenFile() throws IOException {
        String whole = "{\"pre_execution\":[{\"name\":\"r\",\"rule\":\"active_agents <= 5\",\"action\":\"deny\"}]}";
        for (int written = 0; written < whole.length(); written++) {
            policies(whole.substring(0, written));
            assertDenied("pre_execution", "{\"active_agents\":6}", "policy_error");
        }
        policies(whole);
        assertDenied("pre_execution", "{\"active_agents\":6}", "active_agents is 6");
    }

    @Test
    void defect07PatternsThatAreNeverUsed() throws IOException {
        policies(
                "{\"data\":[{\"name\":\"d\",\"type\":\"secret_detection\","
                        + "\"patterns\":[\"ACME-[0-9]{6}\",{\"name\":\"city\",\"pattern\":\"città: .+\"}],\"action\":\"deny\"}]}");
        assertDenied("data", "{\"content\":\"x ACME-271828\"}", "pattern-1 at line 1, column 3 (***)");
        assertDenied("data", "{\"content\":\"\\ncittà: Forlì\"}", "city at line 2, column 1 (***)");
        assertThat(check("data", "{\"content\":\"ACME-x\"}").exitCode()).isZero();
    }

    @Test
    void defect07PatternThatCannotBeUsedIsRefused() throws IOException {
        yaml("data:\n- name: d\n  type: secret_detection\n  patterns:\n  - fine-[0-9]\n  - (?=x)y\n  action: deny\n");
        assertDenied(
                "data",
                "{\"content\":\"y\"}",
                "policies.yaml:6: /data/0/patterns/1: invalid or unsupported Perl syntax");
    }

    @Test
    void defect08WarningThatIsDropped() throws IOException {
        policies("{\"pre_execution\":[{\"name\":\"few\",\"rule\":\"active_agents <= 5\",\"action\":\"warn\"}]}");
        Typed typed = check("pre_execution", "{\"active_agents\":6}");
        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out()).contains("\"warnings\":[\"few: active_agents is 6");
    }

    @Test
    void defect09FindingThatShowsTheSecret() throws IOException {
        secrets();
        String secret = "AKIA" + "Q3EG7ZT5LKMN2VB4";
        Typed typed = check("data", "{\"content\":\"key " + secret + "\"}");
        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out()).contains("AKIA***");
        for (int i = 4; i + 4 <= secret.length(); i++) {
            assertThat(typed.out() + typed.err()).doesNotContain(secret.substring(i, i + 4));
        }
    }

    @Test
    void defect10OnlyTheFirstOfAKindAndNoPlace() throws IOException {
        secrets();
        String content = "a " + "AKIA" + "Q3EG7ZT5LKMN2VB4" + "\\nbc " + "AKIA" + "Z7YX5RW3QPLM6TB2" + "\\n\\nAKIA"
                + "M4PX9RW3QGLK6TB7";
        assertDenied("data", "{\"content\":\"" + content + "\"}", "line 1, column 3");
        assertDenied("data", "{\"content\":\"" + content + "\"}", "line 2, column 4");
        assertDenied("data", "{\"content\":\"" + content + "\"}", "line 4, column 1");
    }

    @Test
    void defect18SecretsThatAreMissedMost() throws IOException {
        secrets();
        String password = "tR7" + "vQ2m" + "Lx9p";
        String basic = Base64.getEncoder().encodeToString(("deploy:" + password).getBytes(StandardCharsets.UTF_8));
        String key = "q83vEjRWeJ" + "CrzE8SNFZ4kKvN7xI0VniQ";
        assertDenied("data", "{\"content\":\"password = '" + password + "'\"}", "assigned-password at line 1");
        assertDenied(
                "data", "{\"content\":\"https://deploy:" + password + "@db.internal/x\"}", "url-password at line 1");
        assertDenied("data", "{\"content\":\"Authorization: Basic " + basic + "\"}", "basic-authorization at line 1");
        assertDenied(
                "data",
                "{\"content\":\"{\\\"kty\\\":\\\"EC\\\",\\\"d\\\":\\\"" + key + "\\\"}\"}",
                "private-json-web-key at line 1");
        assertAllowed("data", "{\"content\":\"password = prompt(), https://db.internal/x, a basic idea\"}");
    }

    private void secrets() throws IOException {
        policies("{\"data\":[{\"name\":\"d\",\"type\":\"secret_detection\",\"action\":\"deny\"}]}");
    }

    private void boundary() throws IOException {
        policies(
                "{\"pre_execution\":[{\"name\":\"b\",\"rule\":\"file_path must start with project_dir\",\"action\":\"deny\"}]}");
    }

    private void policies(String json) throws IOException {
        Files.createDirectories(project.resolve(".loki"));
        Files.writeString(project.resolve(".loki/policies.json"), json);
    }

    private void yaml(String yaml) throws IOException {
        Files.createDirectories(project.resolve(".loki"));
        Files.writeString(project.resolve(".loki/policies.yaml"), yaml);
    }

    private void assertDenied(String point, String context, String because) {
        Typed typed = check(point, context);
        assertThat(typed.exitCode()).as(typed.out()).isEqualTo(1);
        assertThat(typed.out()).contains(because);
    }

    /** The same policies do not deny everything. */
    private void assertAllowed(String point, String context) {
        Typed typed = check(point, context);
        assertThat(typed.exitCode()).as(typed.out()).isZero();
    }

    private Typed check(String point, String context) {
        return Typed.in(project, "policy", "check", point, context);
    }
}
