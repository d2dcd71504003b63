package dev.loki.cli;

import dev.loki.bootstrap.ConfigurationException;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.ReasonCode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code loki policy check}: one decision, as one JSON object. */
@Command(
        name = "check",
        description = "Decides whether an action may happen, and prints the decision as one JSON object.",
        footer = {
            "",
            "Exit codes: 0 allowed, 1 denied, 2 approval required. Whatever goes wrong is denied.",
            "",
            "Example: loki policy check pre_execution '{\"file_path\":\"src/app.js\"}'"
        })
final class PolicyCheckCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    private ProjectOption project;

    @Mixin
    private QuestionParameters question = new QuestionParameters();

    @Option(
            names = "--claim",
            description = {
                "The action is about to happen: where it requires approval, one that was granted is used up, and the"
                        + " action allowed; else it is asked for."
            })
    private boolean claim;

    /** What is printed is JSON anyway; the option is taken, as by every command. */
    @Mixin
    JsonOption json = new JsonOption();

    private JsonValue airGap = JsonNull.NULL;

    PolicyCheckCommand(Invocation invocation) {
        this.invocation = invocation;
        this.project = new ProjectOption();
    }

    @Override
    public Integer call() {
        JsonValue root = JsonNull.NULL;
        airGap = JsonNull.NULL;
        Decision decision;
        try {
            Project governed = invocation.project(project.folder);
            root = new JsonString(governed.root().toString());
            decision = decide(governed);
        } catch (ConfigurationException e) {
            decision = Decision.failClosed(ReasonCode.CONFIGURATION_ERROR, String.valueOf(e.getMessage()));
        }
        JsonObject answer = decision.toJson()
                .with("point", new JsonString(question.point))
                .with("project", root)
                .with(AirGapText.MEMBER, airGap);
        invocation.out().println(answer);
        return ExitCode.of(decision.verdict());
    }

    private Decision decide(Project governed) {
        if (LostCharacters.inAny(List.of(question.point, question.context))) {
            return Decision.failClosed(ReasonCode.UNREADABLE_CONTEXT, LostCharacters.IN_ARGUMENT);
        }
        try (LokiEnterprise loki = invocation.open(governed)) {
            airGap = AirGapText.json(loki);
            byte[] context = question.contextBytes(invocation);
            return claim
                    ? loki.policies().check(question.point, context, loki.approvals()::claim)
                    : loki.policies().check(question.point, context);
        } catch (IOException e) {
            return Decision.failClosed(ReasonCode.UNREADABLE_CONTEXT, "standard input: " + e.getMessage());
        }
    }
}
