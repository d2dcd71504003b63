package dev.loki.cli.policy;

import dev.loki.application.policy.PolicyReview;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.cli.text.Printable;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.policy.lint.LintFinding;
import dev.loki.domain.policy.lint.Suspicion.Severity;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loki policy lint}: what is accepted in a policy file, and suspicious. */
@Command(
        name = "lint",
        description = "Finds what a policy file says and most likely does not mean; docs/policies.md explains each id.",
        footer = {
            "",
            "Exit codes: 0 nothing, or notes only; 1 warnings, with --strict notes, too; 3 the file is not understood.",
            "",
            "Example: loki policy lint --strict .loki/policies.yaml"
        })
final class PolicyLintCommand extends ProjectCommand {

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "The file; else the project's.")
    private @Nullable Path file;

    @Mixin
    private JsonOption json = new JsonOption();

    @Option(names = "--strict", description = "Notes count like warnings.")
    private boolean strict;

    PolicyLintCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        PolicyReview review = loki.policyFiles()
                .review(file == null ? null : invocation().currentFolder().resolve(file));
        if (!review.problems().isEmpty()) {
            review.problems().forEach(problem -> invocation().fail(problem.toString()));
            return ExitCode.CONFIGURATION;
        }
        if (!review.isThere()) {
            invocation().warn("there is no policy file, so there is nothing to find");
        }
        return report(review.lint());
    }

    private int report(List<LintFinding> findings) {
        long warnings = findings.stream()
                .filter(finding -> finding.suspicion().severity() == Severity.WARNING)
                .count();
        long notes = findings.size() - warnings;
        if (json.isWanted()) {
            invocation().out().println(json(findings, warnings, notes));
        } else {
            findings.forEach(finding -> invocation().out().println(Printable.line(finding.toString())));
            invocation().out().println(warnings + " warnings, " + notes + " notes");
        }
        return warnings > 0 || (strict && notes > 0) ? ExitCode.DENIED : ExitCode.OK;
    }

    private static JsonObject json(List<LintFinding> findings, long warnings, long notes) {
        return JsonObject.builder()
                .put("warnings", warnings)
                .put("notes", notes)
                .put(
                        "findings",
                        new JsonArray(findings.stream()
                                .<JsonValue>map(LintFinding::toJson)
                                .toList()))
                .build();
    }
}
