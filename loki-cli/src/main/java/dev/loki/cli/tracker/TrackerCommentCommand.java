package dev.loki.cli.tracker;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.ports.tracker.IssueTracker;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loki jira comment}: something said on an issue. */
@Command(
        name = "comment",
        description =
                "Posts Markdown as a comment. The same text is posted to an issue once, however often this is done;"
                        + " with --sticky, a later text of the same name takes the place of the one before.",
        footer = {
            "",
            "Exit codes: 0 it is there, 1 refused, or there is no such issue, 3 not configured, or the token is not let in,",
            "70 the service did not answer; try again.",
            "",
            "Example: loki jira comment PROJ-12 report.md --sticky report",
            "Example: git log -1 --format=%%B | loki github comment 42 -"
        })
final class TrackerCommentCommand extends TrackerCommand {

    @Parameters(index = "0", paramLabel = "ID", description = "The issue's key or id.")
    private String id = "";

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "Markdown in UTF-8, at most 1 MiB; - reads standard input.")
    private String file = "";

    @Option(
            names = "--sticky",
            paramLabel = "NAME",
            description = "Which comment it is that is brought up to date; at most 100 characters.")
    private @Nullable String sticky;

    TrackerCommentCommand(Invocation invocation, String service) {
        super(invocation, service);
    }

    @Override
    int run(LokiEnterprise loki, IssueTracker tracker) {
        String text = InputText.read(invocation(), file);
        String comment = tracker.postComment(id, new WorkComment(operation(text), text, sticky != null));
        print(
                "comment " + comment + " on " + id,
                JsonObject.builder().put("issue", id).put("comment", comment).build());
        return ExitCode.OK;
    }

    private String operation(String text) {
        return sticky == null
                ? "text " + Sha256.hex(text.getBytes(StandardCharsets.UTF_8))
                : "sticky "
                        + sticky.strip()
                                .substring(0, Math.min(100, sticky.strip().length()));
    }
}
