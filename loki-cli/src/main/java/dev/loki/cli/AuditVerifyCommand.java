package dev.loki.cli;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.json.JsonString;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code loki audit verify}: the whole chain, checked. */
@Command(
        name = "verify",
        description = "Checks every sequence number, link and hash of the audit chain.",
        footer = {"", "Exit codes: 0 intact, 1 broken, 70 cannot be read.", "", "Example: loki audit verify --json"})
final class AuditVerifyCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    private ProjectOption project;

    @Option(names = "--json", description = "Prints the verdict as one JSON object.")
    private boolean json;

    AuditVerifyCommand(Invocation invocation) {
        this.invocation = invocation;
        this.project = new ProjectOption();
    }

    @Override
    public Integer call() {
        Project governed = invocation.project(project.folder);
        try (LokiEnterprise loki = invocation.open(governed)) {
            ChainVerdict verdict = loki.audit().verify();
            if (json) {
                invocation
                        .out()
                        .println(verdict.toJson()
                                .with("project", new JsonString(governed.root().toString())));
            } else {
                invocation.out().println(ChainText.of(verdict));
            }
            return verdict.valid() ? ExitCode.OK : ExitCode.DENIED;
        }
    }
}
