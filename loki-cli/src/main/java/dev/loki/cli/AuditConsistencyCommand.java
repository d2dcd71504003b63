package dev.loki.cli;

import dev.loki.bootstrap.LokiEnterprise;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code loki audit consistency}: a proof that the chain only grew. */
@Command(
        name = "consistency",
        description = "Prints a proof that the chain of one checkpoint begins with that of an older one, unchanged."
                + " LokiAuditVerifier.java checks it without the chain.",
        footer = {"", "Example: loki audit consistency 1000 2000 > growth.consistency-proof"})
final class AuditConsistencyCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    private ProjectOption project;

    @Parameters(index = "0", paramLabel = "OLDER", description = "The size of the older checkpoint.")
    private long older;

    @Parameters(index = "1", paramLabel = "NEWER", description = "The size of the newer checkpoint.")
    private long newer;

    AuditConsistencyCommand(Invocation invocation) {
        this.invocation = invocation;
        this.project = new ProjectOption();
    }

    @Override
    public Integer call() {
        try (LokiEnterprise loki = invocation.open(invocation.project(project.folder))) {
            invocation.out().print(loki.evidence().consistency(older, newer));
            return ExitCode.OK;
        }
    }
}
