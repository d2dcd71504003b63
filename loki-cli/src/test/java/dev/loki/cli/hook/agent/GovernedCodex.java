package dev.loki.cli.hook.agent;

import dev.loki.cli.Child;
import dev.loki.standin.anthropic.ModelTurn;
import dev.loki.testing.External;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The real Codex in a governed project, without a sandbox of its own, and with hooks that its user agreed to. */
final class GovernedCodex extends GovernedProject {

    /** One that Codex knows, as it offers no {@code apply_patch} to others. */
    private static final String MODEL = "gpt-5.5";

    GovernedCodex(Path folder, Map<String, String> variables) throws IOException {
        super(folder, variables);
        Files.createDirectories(project().resolve(".git")); // ends the search for the project's root
    }

    static ModelTurn shell(String command) {
        return ModelTurn.use("exec_command", Map.of("cmd", command));
    }

    static ModelTurn patch(String... lines) {
        return ModelTurn.use("apply_patch", Map.of("input", patchOf(lines)));
    }

    /** A patch that stands in a shell command. */
    static ModelTurn shellPatch(String... lines) {
        return shell("apply_patch <<'EOF'\n" + patchOf(lines) + "EOF");
    }

    private static String patchOf(String... lines) {
        return "*** Begin Patch\n" + String.join("\n", lines) + "\n*** End Patch\n";
    }

    Child prompt(ScriptedModel model) throws IOException, InterruptedException {
        Files.writeString(
                Files.createDirectories(home().resolve(".codex")).resolve("config.toml"),
                String.join(
                        "\n",
                        "model = '" + MODEL + "'",
                        "model_provider = 'script'",
                        "approval_policy = 'never'",
                        "sandbox_mode = 'danger-full-access'",
                        "[model_providers.script]",
                        "name = 'script'",
                        "base_url = '" + model.url() + "/v1'",
                        "wire_api = 'responses'",
                        "env_key = 'SCRIPT_KEY'",
                        "request_max_retries = 0",
                        "stream_max_retries = 0",
                        "[projects.'" + project().toRealPath() + "']",
                        "trust_level = 'trusted'",
                        ""));
        return run(
                List.of(
                        External.CODEX.path().toString(),
                        "exec",
                        "--skip-git-repo-check",
                        "--dangerously-bypass-hook-trust",
                        "do it"),
                Map.of("SCRIPT_KEY", "none"));
    }
}
