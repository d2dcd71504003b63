package dev.loki.cli;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.json.JsonString;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code loki audit verify}: the whole chain, checked. */
@Command(
        name = "verify",
        description = "Checks every sequence number, link and hash of the audit chain.",
        footer = {"", "Exit codes: 0 intact, 1 broken, 70 cannot be read.", "", "Example: loki audit verify --json"})
final class AuditVerifyCommand extends ProjectCommand {

    @Option(names = "--json", description = "Prints the verdict as one JSON object.")
    private boolean json;

    AuditVerifyCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    int run(LokiEnterprise loki, Project project) {
        ChainVerdict verdict = loki.audit().verify();
        JsonString root = new JsonString(project.root().toString());
        invocation().out().println(json ? verdict.toJson().with("project", root) : ChainText.of(verdict));
        return verdict.valid() ? ExitCode.OK : ExitCode.DENIED;
    }
}
