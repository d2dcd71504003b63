package dev.loki.cli;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code loki audit list}: the entries that match. */
@Command(
        name = "list",
        description = "Prints the entries of the audit trail that match, oldest first.",
        footer = {"", "Example: loki audit list --what policy_deny --since 2026-02-21T10:00:00Z"})
final class AuditListCommand extends ProjectCommand {

    @Option(names = "--who", paramLabel = "NAME", description = "Only this actor.")
    private @Nullable String who;

    @Option(names = "--what", paramLabel = "ACTION", description = "Only this action.")
    private @Nullable String what;

    @Option(names = "--since", paramLabel = "TIME", description = "Not before this time, such as 2026-02-21T10:00:00Z.")
    private @Nullable Instant since;

    @Option(names = "--until", paramLabel = "TIME", description = "Not after this time.")
    private @Nullable Instant until;

    @Option(names = "--json", description = "Prints each entry as it is stored, one JSON object a line.")
    private boolean json;

    AuditListCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    int run(LokiEnterprise loki, Project project) {
        long unreadable = loki.audit().read(new AuditQuery(who, what, since, until), this::print);
        if (unreadable > 0) {
            invocation().warn(unreadable + " lines are no entries; run 'loki audit verify'");
        }
        return ExitCode.OK;
    }

    private void print(AuditEntry entry) {
        invocation().out().println(json ? entry.toJson() : text(entry));
    }

    private static String text(AuditEntry entry) {
        String why = entry.why() == null ? "" : "  " + entry.why();
        String where = entry.where() == null ? "" : "  " + entry.where();
        return Printable.line(
                entry.seq() + "  " + entry.timestamp() + "  " + entry.who() + "  " + entry.what() + where + why);
    }
}
