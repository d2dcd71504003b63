package dev.loki.cli.webhook;

import dev.loki.application.webhook.WebhookAnswer;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.Candidates;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.OpenEnded;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.cli.text.Printable;
import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonObject;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code loki webhook receive}: one delivery of a service, from any web server. */
@Command(
        name = "receive",
        description =
                "Takes one delivery from standard input: its headers, one a line, an empty line, and the body as it"
                        + " came. It is verified, refused where it came before, put on record, and published as one event.",
        footer = {
            "",
            "Prints the status to answer with. Exit codes: 0 200, 1 400, 401, 409 or 413, 3 not configured, or the input is",
            "no request, 70 503: it could not be kept, and may be delivered again.",
            "",
            "Example: loki webhook receive linear < request.txt"
        })
final class WebhookReceiveCommand extends ProjectCommand implements OpenEnded {

    @Parameters(
            index = "0",
            paramLabel = "SERVICE",
            completionCandidates = Candidates.Services.class,
            description = "jira, linear or github.")
    private String service = "";

    @Mixin
    private JsonOption json = new JsonOption();

    WebhookReceiveCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        WebhookAnswer answer = loki.trackers()
                .webhook(service)
                .receive(WebhookInput.read(invocation().in(), Instant.now()));
        JsonObject.Builder object =
                JsonObject.builder().put("status", answer.status()).put("reason", answer.reason());
        answer.event().map(Event::id).ifPresent(id -> object.put("event_id", id));
        invocation()
                .out()
                .println(json.isWanted() ? object.build() : Printable.line(answer.status() + " " + answer.reason()));
        return answer.isTaken() ? ExitCode.OK : answer.status() < 500 ? ExitCode.DENIED : ExitCode.INTERNAL;
    }
}
