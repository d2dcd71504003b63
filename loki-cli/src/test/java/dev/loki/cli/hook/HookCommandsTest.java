package dev.loki.cli.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loki.bootstrap.Hooks;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.Typed;
import dev.loki.cli.approval.GatedProject;
import dev.loki.ports.hook.HookOrigin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HookCommandsTest {

    private static final String BEFORE =
            "{\n    \"model\": \"opus\",\n    \"permissions\": {\"deny\": [\"Read(.env)\"]}\n}";

    @TempDir
    private Path project;

    @TempDir
    private Path home;

    @BeforeEach
    void makeClient() throws IOException {
        Path client = home.resolve("loki-hook");
        Files.writeString(client, "#!/bin/sh\n");
        Files.setPosixFilePermissions(client, PosixFilePermissions.fromString("rwx------"));
    }

    private Typed hook(String... arguments) {
        return hook(Map.of(), new byte[0], arguments);
    }

    private Typed hook(Map<String, String> variables, byte[] stdin, String... arguments) {
        Map<String, String> all = new HashMap<>(Map.of(
                "HOME", home.toString(), "LOKI_LAUNCHER", home.resolve("loki").toString()));
        all.putAll(variables);
        String[] words = new String[arguments.length + 1];
        words[0] = "hook";
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        return Typed.in(project, all, stdin, words);
    }

    private Typed answer(String agent, String event, String message) {
        return hook(Map.of(), message.getBytes(StandardCharsets.UTF_8), "answer", agent, event);
    }

    private Path settings() {
        return project.resolve(".claude/settings.local.json");
    }

    private void write(String text) throws IOException {
        Files.createDirectories(settings().getParent());
        Files.writeString(settings(), text);
    }

    @Test
    void installingAndUninstallingGivesTheSettingsBackToTheByte() throws IOException {
        write(BEFORE);
        Files.setPosixFilePermissions(settings(), PosixFilePermissions.fromString("rw-r--r--"));

        Typed installed = hook("install", "claude-code");

        assertThat(installed.exitCode()).as(installed.err()).isZero();
        assertThat(installed.out()).contains("installed in " + settings(), "claude-code.before", "disableAllHooks");
        assertThat(Files.readString(settings()))
                .startsWith(BEFORE.substring(0, BEFORE.length() - 2))
                .contains("'" + home.resolve("loki-hook") + "' claude-code PreToolUse --project '"
                        + project.toRealPath() + "' || exit 2");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings())))
                .isEqualTo("rw-r--r--");
        assertThat(hook("install", "claude-code").out()).contains("stands already in");
        assertThat(hook("status").out())
                .containsPattern("claude-code +installed ")
                .containsPattern("codex +not installed");

        Typed gone = hook("uninstall", "claude-code");

        assertThat(gone.exitCode()).as(gone.err()).isZero();
        assertThat(Files.readString(settings())).isEqualTo(BEFORE);
        assertThat(project.resolve(".loki/state/hooks")).isEmptyDirectory();
        assertThat(hook("uninstall", "claude-code").out()).contains("no hooks of Loki");
        assertThat(Typed.in(project, "audit", "list").out()).contains("hooks_installed", "hooks_uninstalled");
    }

    @Test
    void settingsThatWereChangedSinceLoseNothingButTheHooks() throws IOException {
        write(BEFORE);
        hook("install", "claude-code");
        Files.writeString(settings(), Files.readString(settings()).replace("opus", "haiku"));
        assertThat(hook("uninstall", "claude-code").exitCode()).isZero();
        assertThat(Files.readString(settings())).isEqualTo(BEFORE.replace("opus", "haiku"));
    }

    @Test
    void aFileThatWasNotThereIsGoneAgain() {
        assertThat(hook("install", "cursor").exitCode()).isZero();
        assertThat(project.resolve(".cursor/hooks.json")).exists();
        assertThat(hook("uninstall", "cursor").exitCode()).isZero();
        assertThat(project.resolve(".cursor/hooks.json")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "claude-code, .claude/settings.local.json, .claude/settings.json",
        "codex, .codex/hooks.json, .codex/hooks.json",
        "gemini, .gemini/settings.json, .gemini/settings.json",
        "cursor, .cursor/hooks.json, .cursor/hooks.json"
    })
    void everyAgentHasItsFileOfTheProjectAndOfTheUser(String agent, String file, String ofUser) throws IOException {
        Typed dry = hook("install", agent, "--dry-run");
        assertThat(dry.out()).contains("loki-hook' " + agent + " ");
        assertThat(dry.err()).contains("would write " + project.toRealPath().resolve(file));
        assertThat(project.resolve(file)).doesNotExist();

        assertThat(hook("install", agent, "--user", "--json").exitCode()).isZero();
        assertThat(Files.readString(home.resolve(ofUser))).contains("|| exit 2").doesNotContain("--project");
        JsonNode status =
                new ObjectMapper().readTree(hook("status", "--user", "--json").out());
        assertThat(status.findParents("agent")).anySatisfy(one -> {
            assertThat(one.get("agent").asText()).isEqualTo(agent);
            assertThat(one.get("missing")).isEmpty();
            assertThat(one.get("limits")).isNotEmpty();
        });
        assertThat(hook("uninstall", agent, "--user").exitCode()).isZero();
        assertThat(home.resolve(ofUser)).doesNotExist();
    }

    @Test
    void hooksThatAreThereInPartAreTold() throws IOException {
        hook("install", "claude-code");
        Files.writeString(settings(), Files.readString(settings()).replace("\"PreToolUse\"", "\"Setup\""));
        Typed status = hook("status");
        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.out()).contains("incomplete, without PreToolUse");
        hook("install", "claude-code");
        Files.writeString(settings(), Files.readString(settings()).replaceFirst("\"timeout\": 70", "\"timeout\": 10"));
        assertThat(hook("status", "claude-code").out())
                .contains("incomplete, without SessionStart")
                .doesNotContain("codex");
        Files.writeString(settings(), "{");
        assertThat(hook("status").out()).contains("unreadable (line 1");
        Typed install = hook("install", "claude-code");
        assertThat(install.exitCode()).isEqualTo(3);
        assertThat(install.err()).contains("settings.local.json: line 1", "nothing was changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {".claude/settings.json", ".claude/settings.local.json", "USER"})
    void hooksThatTheAgentsSettingsTurnOffAreNotInstalledAndAreToldOf(String name) throws IOException {
        Path file = name.equals("USER") ? home.resolve(".claude/settings.json") : project.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"disableAllHooks\": true}");
        Typed refused = hook("install", "claude-code");
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains(name.replace("USER", ".claude/settings.json"), "disableAllHooks is true");
        assertThat(Files.readString(file)).isEqualTo("{\"disableAllHooks\": true}");
        Files.delete(file);
        assertThat(hook("install", "claude-code").exitCode()).isZero();
        String whole = Files.exists(file) ? Files.readString(file) : "{}";
        Files.writeString(
                file, whole.replaceFirst("\\{", "{\"disableAllHooks\": true" + (whole.equals("{}") ? "" : ",")));
        Typed status = hook("status", "claude-code");
        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.out()).contains("WRONG", "disableAllHooks is true");
        Map<String, String> variables = Map.of(
                "HOME", home.toString(), "LOKI_LAUNCHER", home.resolve("loki").toString());
        Typed doctor = Typed.in(project, variables, new byte[0], "doctor");
        assertThat(doctor.exitCode()).isNotZero();
        assertThat(doctor.out()).contains("do not hold");
    }

    @ParameterizedTest
    @ValueSource(strings = {"install", "uninstall"})
    void withinARunNothingIsInstalledOrTakenOut(String command) throws IOException {
        write(BEFORE);
        Typed typed = hook(Map.of("LOKI_SESSION_ID", "abc"), new byte[0], command, "claude-code");
        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).contains("an operator's to do");
        assertThat(Files.readString(settings())).isEqualTo(BEFORE);
    }

    @Test
    void aClientThatCannotBeStartedIsNotInstalled() throws IOException {
        assertThat(hook("install", "nobody").err()).contains("claude-code, codex, gemini, cursor");
        Files.delete(home.resolve("loki-hook"));
        Typed typed = hook("install", "claude-code");
        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).contains("loki-hook", "--client");
        assertThat(settings()).doesNotExist();
    }

    @Test
    void anAnswerIsTheVendorsAndIsOnRecord() throws IOException {
        Files.createDirectories(project.resolve(".loki"));
        String rm = "{\"session_id\":\"s\",\"cwd\":\"" + project
                + "\",\"hook_event_name\":\"PreToolUse\",\"tool_name\":\"Bash\",\"tool_input\":{\"command\":\"%s\"},"
                + "\"tool_use_id\":\"t\"}";
        Typed denied = answer("claude-code", "PreToolUse", rm.formatted("rm -rf .loki"));
        assertThat(denied.exitCode()).isEqualTo(2);
        assertThat(denied.out()).contains("\"permissionDecision\":\"deny\"", "self-protection");
        assertThat(denied.err()).contains("Loki: self-protection");
        Typed allowed = answer("claude-code", "PreToolUse", rm.formatted("ls"));
        assertThat(allowed.exitCode()).isZero();
        assertThat(allowed.out()).isEmpty();
        assertThat(Typed.in(project, "audit", "list", "--json", "--what", "tool_call")
                        .out()
                        .lines())
                .hasSize(2);
    }

    /** What the agent words anew, and what the call is called, is no part of what was approved. */
    @Test
    void whatWasApprovedHappensOnceThroughAHook() throws IOException {
        GatedProject gated = GatedProject.in(project, "");
        String touch = "{\"session_id\":\"s\",\"cwd\":\"" + project
                + "\",\"hook_event_name\":\"PreToolUse\",\"tool_name\":\"Bash\",\"tool_input\":{\"command\":\"touch a\","
                + "\"description\":\"%s\"},\"tool_use_id\":\"%s\"}";
        Typed asked = answer("claude-code", "PreToolUse", touch.formatted("Makes a", "t1"));
        assertThat(asked.exitCode()).isEqualTo(2);
        String id = GatedProject.idIn(asked.err());
        assertThat(asked.err()).contains("loki approve grant " + id);
        gated.approve("grant", id);
        assertThat(answer("claude-code", "PreToolUse", touch.formatted("Makes it", "t2"))
                        .exitCode())
                .isZero();
        assertThat(answer("claude-code", "PreToolUse", touch.formatted("Again", "t3"))
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void whatCannotBeAnsweredBlocksToolsAndNothingElse() throws IOException {
        for (String agent : List.of("claude-code", "codex")) {
            assertThat(answer(agent, "PreToolUse", "{").exitCode()).isEqualTo(2);
            assertThat(answer(agent, "PostToolUse", "{").exitCode()).isZero();
        }
        assertThat(answer("nobody", "PreToolUse", "{}").exitCode()).isEqualTo(2);
        Typed wrong = hook(Map.of("LOKI_AUDIT_SYNC", "maybe"), new byte[0], "answer", "codex", "PreToolUse");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.out()).contains("\"permissionDecision\":\"deny\"", "LOKI_AUDIT_SYNC");
        assertThat(hook(Map.of("LOKI_AUDIT_SYNC", "maybe"), new byte[0], "answer", "codex", "Stop")
                        .exitCode())
                .isZero();
    }

    /** A resident process must not miss a policy file that appears, nor one that goes. */
    @Test
    void thePolicyFileCountsAsItIsNow() throws IOException {
        String ls = "{\"session_id\":\"s\",\"cwd\":\"" + project
                + "\",\"hook_event_name\":\"PreToolUse\",\"tool_name\":\"Bash\",\"tool_input\":{\"command\":\"ls\"}}";
        byte[] message = ls.getBytes(StandardCharsets.UTF_8);
        Project place = Project.in(project, Map.of());
        try (LokiEnterprise loki = LokiEnterprise.forCommandLine(Map.of(), place, warning -> {})) {
            Hooks hooks = loki.hooks();
            assertThat(exit(hooks, message)).isZero();
            Files.createDirectories(project.resolve(".loki"));
            Path policies = project.resolve(".loki/policies.json");
            Files.writeString(
                    policies,
                    "{\"pre_execution\":[{\"name\":\"p\",\"rule\":\"command must not run [ls]\",\"action\":\"deny\"}]}");
            assertThat(exit(hooks, message)).isEqualTo(2);
            Files.delete(policies);
            assertThat(exit(hooks, message)).isEqualTo(2);
            Files.writeString(policies, "{\"pre_execution\":[]}");
            assertThat(exit(hooks, message)).isZero();
        }
    }

    private static int exit(Hooks hooks, byte[] message) {
        return hooks.answer("claude-code", "PreToolUse", message, HookOrigin.UNKNOWN)
                .exitCode();
    }
}
