package dev.loki.cli.hook.agent;

import dev.loki.cli.Child;
import dev.loki.standin.anthropic.MessagesStandIn;
import dev.loki.standin.anthropic.ModelTurn;
import dev.loki.testing.External;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The real Claude Code in a governed project: it finds a script for its model, and nobody to ask. */
final class GovernedClaude extends GovernedProject {

    private static final List<String> TOOLS = List.of("Bash", "Write", "Edit", "Read", "Skill");

    private GovernedClaude(Path folder, Map<String, String> variables) throws IOException {
        super(folder, variables);
    }

    static GovernedClaude in(Path folder, Map<String, String> variables) throws IOException {
        return new GovernedClaude(folder, variables);
    }

    /** A prompt, and what comes of it: the model says the turns, one after the other. */
    Session prompt(ModelTurn... turns) throws IOException, InterruptedException {
        return prompt(List.of(), turns);
    }

    /** The same, where a command such as {@code loki run --} starts the agent. */
    Session prompt(List<String> before, ModelTurn... turns) throws IOException, InterruptedException {
        try (MessagesStandIn model = MessagesStandIn.saying(List.of(turns))) {
            List<String> command = new ArrayList<>(before);
            command.add(External.CLAUDE.path().toString());
            command.addAll(
                    List.of("-p", "do it", "--output-format", "json", "--allowedTools", String.join(" ", TOOLS)));
            Child child = run(
                    command,
                    Map.of(
                            "ANTHROPIC_BASE_URL", model.url(),
                            "ANTHROPIC_API_KEY", "none",
                            "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1"));
            return new Session(child, model.conversation().size(), model.toolResults());
        }
    }

    /**
     * What came of a prompt.
     *
     * @param requests how often the model was asked
     * @param told what the model was told of each tool
     */
    record Session(Child child, int requests, List<MessagesStandIn.ToolResult> told) {

        /** What the model was told of the tool it wanted to use first, second and so on. */
        String told(int turn) {
            return told.stream()
                    .filter(result -> result.id().equals("toolu_" + turn))
                    .map(MessagesStandIn.ToolResult::text)
                    .findFirst()
                    .orElse("nothing");
        }
    }
}
