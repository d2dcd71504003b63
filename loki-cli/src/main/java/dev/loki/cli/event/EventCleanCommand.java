package dev.loki.cli.event;

import dev.loki.bootstrap.KeptEvents;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.event.EventStore.Cleaned;
import dev.loki.ports.event.Retention;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code loki event clean}: away with what need not be kept. */
@Command(
        name = "clean",
        description =
                "Archives what every consumer group has acknowledged, and deletes archived events beyond the bounds;"
                        + " the environment's where none is given (LOKI_EVENTS_MAX_DAYS, LOKI_EVENTS_MAX_COUNT,"
                        + " LOKI_EVENTS_MAX_MB). What a group has yet to see is never touched. A group without a member for 7 days"
                        + " is marked, and dropped when an hour later it still has none.",
        footer = {
            "",
            "Exit codes: 0 done, 64 a bound is no number from 0, 70 the bus cannot be read or written.",
            "",
            "Example: loki event clean --max-days 7 --max-count 10000"
        })
final class EventCleanCommand extends ProjectCommand {

    private static final long MEGABYTE = 1024 * 1024;

    @Option(names = "--max-days", paramLabel = "N", description = "How old an archived event may be.")
    private long days = -1;

    @Option(names = "--max-count", paramLabel = "N", description = "How many archived events may be kept.")
    private long count = -1;

    @Option(names = "--max-mb", paramLabel = "N", description = "How large they may be together.")
    private long megabytes = -1;

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    EventCleanCommand(Invocation invocation) {
        super(invocation);
        spec = CommandSpec.create();
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        KeptEvents kept = loki.keptEvents();
        Cleaned cleaned = kept.store().clean(retention(kept.retention()));
        invocation().out().println(json.isWanted() ? toJson(cleaned) : text(cleaned));
        return ExitCode.OK;
    }

    private Retention retention(Retention otherwise) {
        try {
            return new Retention(
                    isGiven("--max-days") ? Duration.ofDays(days) : otherwise.age(),
                    isGiven("--max-count") ? count : otherwise.count(),
                    isGiven("--max-mb") ? Math.multiplyExact(megabytes, MEGABYTE) : otherwise.bytes());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ParameterException(
                    spec.commandLine(), "--max-days, --max-count and --max-mb: expected numbers from 0", e);
        }
    }

    private boolean isGiven(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    private static String text(Cleaned cleaned) {
        String dropped = cleaned.dropped().isEmpty() ? "" : ", groups dropped: " + String.join(", ", cleaned.dropped());
        return cleaned.archived() + " archived, " + cleaned.deleted() + " deleted, " + cleaned.leftovers()
                + " unfinished files removed" + dropped;
    }

    private static JsonObject toJson(Cleaned cleaned) {
        return JsonObject.builder()
                .put("archived", cleaned.archived())
                .put("deleted", cleaned.deleted())
                .put("leftovers", cleaned.leftovers())
                .put("dropped", JsonArray.ofStrings(cleaned.dropped()))
                .build();
    }
}
