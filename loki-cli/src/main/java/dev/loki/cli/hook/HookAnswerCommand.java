package dev.loki.cli.hook;

import dev.loki.bootstrap.ConfigurationException;
import dev.loki.bootstrap.Hooks;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.cli.command.Candidates;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.OpenEnded;
import dev.loki.cli.command.ProjectOption;
import dev.loki.cli.text.Printable;
import dev.loki.ports.hook.HookOrigin;
import dev.loki.ports.hook.HookReply;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code loki hook answer}: one answer to a hook, made in this process. */
@Command(
        name = "answer",
        description = "Answers one call of an agent's hook, whose JSON stands on standard input.",
        footer = {
            "",
            "Exit codes: 0 the agent goes on, 2 the tool is not used. Whatever goes wrong before a tool's use is 2.",
            "What is installed runs loki-hook, which asks the resident process; this is for where there is none.",
            "",
            "Example: loki hook answer claude-code PreToolUse < call.json"
        })
final class HookAnswerCommand implements Callable<Integer>, OpenEnded {

    /** The most that is read; more is more than is judged. */
    private static final int MOST_BYTES = 33 * 1024 * 1024;

    private final Invocation invocation;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Parameters(
            index = "0",
            paramLabel = "AGENT",
            completionCandidates = Candidates.Agents.class,
            description = "Who asks: claude-code, codex, gemini or cursor.")
    private String agent = "";

    @Parameters(index = "1", paramLabel = "EVENT", description = "The event, as the vendor spells it.")
    private String event = "";

    HookAnswerCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        HookReply reply = reply();
        if (!reply.stdout().isEmpty()) {
            invocation.out().println(reply.stdout());
        }
        if (!reply.stderr().isEmpty()) {
            reply.stderr().lines().map(Printable::line).forEach(invocation.err()::println);
        }
        return reply.exitCode();
    }

    private HookReply reply() {
        try {
            byte[] stdin = invocation.in().readNBytes(MOST_BYTES);
            HookOrigin origin = HookOrigin.of(
                    invocation.environment()::get, invocation.currentFolder().toString());
            try (LokiEnterprise loki = invocation.open(invocation.project(project.folder))) {
                return loki.hooks().answer(agent, event, stdin, origin);
            }
        } catch (IOException e) {
            return failed("standard input: " + e.getMessage());
        } catch (ConfigurationException e) {
            return failed(String.join("; ", e.problems()));
        } catch (RuntimeException e) {
            return failed("internal error (" + e.getClass().getSimpleName() + ")");
        }
    }

    private HookReply failed(String why) {
        return Hooks.failed(agent, event, why);
    }
}
