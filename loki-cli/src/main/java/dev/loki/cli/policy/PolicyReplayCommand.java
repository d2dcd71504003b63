package dev.loki.cli.policy;

import dev.loki.application.policy.ReplayChange;
import dev.loki.application.policy.ReplaySummary;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.cli.text.Printable;
import dev.loki.ports.policy.DecisionLogException;
import dev.loki.ports.policy.LoggedLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loki policy replay}: what a policy file would change. */
@Command(
        name = "replay",
        description = "Reads a decision log and shows which decisions a policy file would change. Nothing is recorded.",
        footer = {
            "",
            "LOKI_POLICY_DECISION_LOG=FILE makes Loki write the log.",
            "Exit codes: 0 nothing would change, 1 something would, 3 the log or the policy file cannot be read.",
            "",
            "Example: loki policy replay .loki/decisions.jsonl --policies new-policies.yaml"
        })
final class PolicyReplayCommand extends ProjectCommand {

    private static final int LINES_SHOWN = 20;

    @Parameters(index = "0", paramLabel = "LOG", description = "The decision log.")
    private Path log = Path.of("");

    @Option(
            names = "--policies",
            paramLabel = "FILE",
            description = "The policy file, a name that ends in .json, .yaml or .yml. Default: the project's.")
    private @Nullable Path policies;

    @Mixin
    private JsonOption json = new JsonOption();

    private int unreadable;

    PolicyReplayCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        try {
            ReplaySummary summary = json.isWanted() ? asJson(loki) : asText(loki);
            return summary.changed() == 0 ? ExitCode.OK : ExitCode.DENIED;
        } catch (DecisionLogException e) {
            invocation().fail(String.valueOf(e.getMessage()));
            return ExitCode.CONFIGURATION;
        }
    }

    private ReplaySummary asText(LokiEnterprise loki) {
        ReplaySummary summary =
                replay(loki, change -> invocation().out().println(Printable.line(ReplayText.line(change))));
        invocation().out().println(ReplayText.line(summary));
        return summary;
    }

    private ReplaySummary asJson(LokiEnterprise loki) {
        List<ReplayChange> shown = new ArrayList<>();
        ReplaySummary summary = replay(loki, change -> {
            if (shown.size() < ReplayText.CHANGES_IN_JSON) {
                shown.add(change);
            }
        });
        invocation().out().println(ReplayText.json(summary, shown));
        return summary;
    }

    private ReplaySummary replay(LokiEnterprise loki, Consumer<ReplayChange> changes) {
        Path folder = invocation().currentFolder();
        Path file = policies == null ? null : folder.resolve(policies);
        return loki.policyFiles().replay(folder.resolve(log), file, changes, this::warn);
    }

    private void warn(LoggedLine line) {
        unreadable++;
        if (unreadable <= LINES_SHOWN) {
            invocation().warn("line " + line.number() + ": " + line.problem());
        } else if (unreadable == LINES_SHOWN + 1) {
            invocation().warn("more lines cannot be read");
        }
    }
}
