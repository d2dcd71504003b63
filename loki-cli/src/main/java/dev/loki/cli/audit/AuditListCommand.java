package dev.loki.cli.audit;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.cli.text.Printable;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code loki audit list}: the entries that match. */
@Command(
        name = "list",
        description = "Prints the entries of the audit trail that match, oldest first.",
        footer = {
            "",
            "Exit codes: 0 done, whether or not anything matches; 70 the chain cannot be read.",
            "",
            "Example: loki audit list --what policy_deny --since 2026-02-21T10:00:00Z",
            "Example: loki audit list --newest-first --limit 20 --text 'deploy'"
        })
final class AuditListCommand extends ProjectCommand {

    @Option(names = "--who", paramLabel = "NAME", description = "Only this actor.")
    private @Nullable String who;

    @Option(names = "--what", paramLabel = "ACTION", description = "Only this action.")
    private @Nullable String what;

    @Option(names = "--where", paramLabel = "THING", description = "Only this thing, such as a path, spelled the same.")
    private @Nullable String where;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Not before this time, such as 2026-02-21T10:00:00Z, or the beginning of this day in UTC.")
    private @Nullable Instant since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "Not after this time; of a date, not after its beginning.")
    private @Nullable Instant until;

    @Option(
            names = "--text",
            paramLabel = "TEXT",
            description = "Only where this stands in a field, metadata included; upper or lower case.")
    private @Nullable String text;

    @Option(names = "--limit", paramLabel = "N", description = "At most this many.")
    private long limit = AuditQuery.NO_LIMIT;

    @Option(names = "--newest-first", description = "The last entry first; with --limit, the last ones.")
    private boolean newestFirst;

    @Option(names = "--all-segments", description = "Reads older segments of the chain too.")
    private boolean allSegments;

    @Option(
            names = "--no-index",
            description = "Looks at every line: audit.index, which is not protected as the chain is, is not used.")
    private boolean noIndex;

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private @Nullable CommandSpec spec;

    AuditListCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        if (limit < 1) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "--limit: expected a number from 1, found " + limit);
        }
        AuditQuery query =
                new AuditQuery(who, what, where, since, until, text, limit, newestFirst, allSegments, !noIndex);
        long unreadable = loki.audit().read(query, this::print);
        if (unreadable > 0) {
            invocation().warn(unreadable + " lines are no entries; run 'loki audit verify'");
        }
        return ExitCode.OK;
    }

    private void print(AuditEntry entry) {
        invocation().out().println(json.isWanted() ? entry.toJson() : text(entry));
    }

    private static String text(AuditEntry entry) {
        String why = entry.why() == null ? "" : "  " + entry.why();
        String where = entry.where() == null ? "" : "  " + entry.where();
        return Printable.line(
                entry.seq() + "  " + entry.timestamp() + "  " + entry.who() + "  " + entry.what() + where + why);
    }
}
