package dev.loki.cli.hook.agent;

import dev.loki.cli.Child;
import dev.loki.standin.anthropic.ModelTurn;
import dev.loki.testing.External;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The real Gemini CLI in a governed project that it trusts, asking nobody. */
final class GovernedGemini extends GovernedProject {

    static final String MODEL = "gemini-2.5-pro";

    GovernedGemini(Path folder, Map<String, String> variables) throws IOException {
        super(folder, variables);
        Files.writeString(
                Files.createDirectories(home().resolve(".gemini")).resolve("settings.json"),
                "{\"security\":{\"auth\":{\"selectedType\":\"gemini-api-key\"}}}");
    }

    static ModelTurn shell(String command) {
        return ModelTurn.use("run_shell_command", Map.of("command", command));
    }

    ModelTurn write(String file, String content) {
        return ModelTurn.use("write_file", Map.of("file_path", file(file), "content", content));
    }

    Child prompt(ScriptedModel model) throws IOException, InterruptedException {
        return run(
                List.of(External.GEMINI.path().toString(), "-m", MODEL, "--approval-mode", "yolo", "-p", "do it"),
                Map.of(
                        "GEMINI_API_KEY", "none",
                        "GOOGLE_GEMINI_BASE_URL", model.url(),
                        "GEMINI_CLI_TRUST_WORKSPACE", "true"));
    }
}
