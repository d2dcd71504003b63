package dev.loki.cli.tracker;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.cli.text.Printable;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.TrackerException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command about the issues of one service. */
@Command
abstract class TrackerCommand extends ProjectCommand {

    private final String service;
    private final List<String> requests = new ArrayList<>();

    @Option(names = "--dry-run", description = "Asks, but changes nothing: prints what would be sent instead.")
    private boolean dryRun;

    @Mixin
    private JsonOption json = new JsonOption();

    private boolean waits;

    /** @param service such as {@code jira} */
    TrackerCommand(Invocation invocation, String service) {
        super(invocation);
        this.service = service;
    }

    /** What the command asks of the tracker, and the code it exits with. */
    abstract int run(LokiEnterprise loki, IssueTracker tracker);

    /** The code for what the service refuses for good. */
    int refused() {
        return ExitCode.DENIED;
    }

    @Override
    protected final int run(LokiEnterprise loki, Project project) {
        waits = loki.trackers().areWaiting();
        try {
            int code = run(
                    loki,
                    dryRun
                            ? loki.trackers().dryRun(service, requests::add)
                            : loki.trackers().tracker(service));
            return requests.isEmpty() ? code : shown();
        } catch (TrackerException e) {
            return requests.isEmpty() ? failed(e) : shown();
        }
    }

    final boolean isDryRun() {
        return dryRun;
    }

    /** Runs one of several parts of a dry run, each of which ends with the first request that it would send. */
    final void preview(Runnable part) {
        int before = requests.size();
        try {
            part.run();
        } catch (TrackerException e) {
            if (requests.size() == before) {
                throw e;
            }
        }
    }

    /** Prints what was done, or waits in the outbox: a line for people, or the object. */
    final void print(String line, JsonObject object) {
        invocation()
                .out()
                .println(
                        json.isWanted()
                                ? told(object).toString()
                                : Printable.line(waits ? "put into the outbox: " + line : line));
    }

    /** The object, which says where nothing was done yet. */
    final JsonObject told(JsonObject object) {
        return waits ? object.with("waits", JsonBoolean.TRUE) : object;
    }

    /** Whether what is to be done is put into the outbox of an air-gapped site, and done later. */
    final boolean waits() {
        return waits;
    }

    final boolean isJson() {
        return json.isWanted();
    }

    private int shown() {
        requests.forEach(request ->
                request.lines().map(Printable::line).forEach(invocation().out()::println));
        return ExitCode.OK;
    }

    private int failed(TrackerException trouble) {
        invocation().fail(String.valueOf(trouble.getMessage()));
        return switch (trouble.trouble()) {
            case PASSING -> ExitCode.INTERNAL;
            case UNAUTHORIZED -> ExitCode.CONFIGURATION;
            case NOT_FOUND, REFUSED -> refused();
        };
    }
}
