package dev.loki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the original's policies and scanner fail open, one test each: here, every one is closed. */
class DefectsOfTheOriginalTest {

    @TempDir
    private Path project;

    @Test
    void defect01LinkInsideTheProjectThatLeadsOutside() throws IOException {
        boundary();
        Files.createSymbolicLink(project.resolve("out"), Path.of("/etc"));
        assertDenied("pre_execution", "{\"file_path\":\"out/passwd\"}", "is outside");
    }

    @Test
    void defect02FileOperationWithoutItsPath() throws IOException {
        boundary();
        assertDenied("pre_execution", "{\"tool\":\"Write\"}", "without file_path");
        assertDenied("pre_execution", "{\"file_path\":null}", "invalid_input");
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
    }

    @Test
    void defect05YamlListThatIsNotIndented() throws IOException {
        yaml("policies:\n  pre_execution:\n  - name: r\n    rule: active_agents <= 5\n    action: deny\n");
        assertDenied("pre_execution", "{\"active_agents\":6}", "active_agents is 6");
    }

    @Test
    void defect06HalfWrittenFile() throws IOException {
        policies("{\"pre_execution\":[{\"name\":\"r\",\"rule\":\"active_agents <= 5\",");
        assertDenied("pre_execution", "{\"active_agents\":1}", "policy_error");
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
    void defect09And10FindingThatShowsTheSecretAndOnlyTheFirstOfAKind() throws IOException {
        policies("{\"data\":[{\"name\":\"d\",\"type\":\"secret_detection\",\"action\":\"deny\"}]}");
        String first = "AKIA" + "Q3EG7ZT5LKMN2VB4";
        String second = "AKIA" + "Z7YX5RW3QPLM6TB2";
        Typed typed = check("data", "{\"content\":\"a " + first + "\\nb " + second + "\"}");
        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out())
                .contains("line 1, column 3", "line 2, column 3")
                .doesNotContain(first.substring(4, 12))
                .doesNotContain(second.substring(4, 12));
    }

    @Test
    void defect18SecretsThatAreMissedMost() throws IOException {
        policies("{\"data\":[{\"name\":\"d\",\"type\":\"secret_detection\",\"action\":\"deny\"}]}");
        String password = "tR7" + "#vQ2m" + "Lx9p";
        assertDenied("data", "{\"content\":\"password = '" + password + "'\"}", "line 1");
        assertDenied(
                "data", "{\"content\":\"https://deploy:" + password.replace("#", "") + "@db.internal/x\"}", "line 1");
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

    private Typed check(String point, String context) {
        return Typed.in(project, "policy", "check", point, context);
    }
}
