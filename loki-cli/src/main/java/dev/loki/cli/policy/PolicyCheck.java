package dev.loki.cli.policy;

import dev.loki.bootstrap.ConfigurationException;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.HotCommand;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.residency.AirGapText;
import dev.loki.cli.text.LostCharacters;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.ReasonCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code loki policy check} asks, however it was read from the command line. Knows nothing of picocli.
 *
 * @param folder the project that the user named; null where none was
 * @param point the enforcement point
 * @param context the context as JSON, or {@code -} for standard input
 * @param claim whether the action is about to happen, so that an approval is used up
 */
public record PolicyCheck(@Nullable Path folder, String point, String context, boolean claim) implements HotCommand {

    /** Decides, prints the decision, and says by which exit code. Whatever goes wrong is denied. */
    @Override
    public int run(Invocation invocation) {
        try {
            return answer(invocation, invocation.project(folder));
        } catch (ConfigurationException e) {
            return print(invocation, misconfigured(e), JsonNull.NULL, JsonNull.NULL);
        }
    }

    private int answer(Invocation invocation, Project project) {
        JsonValue root = new JsonString(project.root().toString());
        if (LostCharacters.inAny(List.of(point, context))) {
            return print(invocation, unreadable(LostCharacters.IN_ARGUMENT), root, JsonNull.NULL);
        }
        JsonValue airGap = JsonNull.NULL;
        Decision decision;
        try (LokiEnterprise loki = invocation.open(project)) {
            airGap = AirGapText.json(loki);
            decision = decide(loki, QuestionParameters.contextBytes(context, invocation));
        } catch (ConfigurationException e) {
            decision = misconfigured(e);
        } catch (IOException e) {
            decision = unreadable("standard input: " + e.getMessage());
        }
        return print(invocation, decision, root, airGap);
    }

    private Decision decide(LokiEnterprise loki, byte[] bytes) {
        return claim
                ? loki.policies().check(point, bytes, loki.approvals()::claim)
                : loki.policies().check(point, bytes);
    }

    private int print(Invocation invocation, Decision decision, JsonValue root, JsonValue airGap) {
        invocation
                .out()
                .println(decision.toJson()
                        .with("point", new JsonString(point))
                        .with("project", root)
                        .with(AirGapText.MEMBER, airGap));
        return ExitCode.of(decision.verdict());
    }

    private static Decision misconfigured(ConfigurationException e) {
        return Decision.failClosed(ReasonCode.CONFIGURATION_ERROR, String.valueOf(e.getMessage()));
    }

    private static Decision unreadable(String what) {
        return Decision.failClosed(ReasonCode.UNREADABLE_CONTEXT, what);
    }
}
