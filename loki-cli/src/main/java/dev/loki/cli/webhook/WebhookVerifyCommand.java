package dev.loki.cli.webhook;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.Candidates;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.OpenEnded;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.cli.text.Printable;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.webhook.WebhookVerdict;
import dev.loki.ports.webhook.WebhookVerdict.Ignored;
import dev.loki.ports.webhook.WebhookVerdict.Refused;
import dev.loki.ports.webhook.WebhookVerdict.Verified;
import java.time.Instant;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code loki webhook verify}: whether a delivery is the service's. */
@Command(
        name = "verify",
        description =
                "Says whether a delivery from standard input is the service's, and what it says. Nothing is recorded"
                        + " or published, and it may be received afterwards.",
        footer = {
            "",
            "Exit codes: 0 it is the service's, 1 it is not, or cannot be understood, 3 not configured, or the input is no",
            "request.",
            "",
            "Example: loki webhook verify github < request.txt"
        })
final class WebhookVerifyCommand extends ProjectCommand implements OpenEnded {

    @Parameters(
            index = "0",
            paramLabel = "SERVICE",
            completionCandidates = Candidates.Services.class,
            description = "jira, linear or github.")
    private String service = "";

    @Mixin
    private JsonOption json = new JsonOption();

    WebhookVerifyCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        WebhookVerdict verdict = loki.trackers()
                .webhook(service)
                .verify(WebhookInput.read(invocation().in(), Instant.now()));
        if (verdict instanceof Refused refused) {
            print(
                    "refused: " + refused.status() + " " + refused.reason(),
                    JsonObject.builder()
                            .put("verified", false)
                            .put("status", refused.status())
                            .put("reason", refused.reason()));
            return ExitCode.DENIED;
        }
        if (verdict instanceof Ignored ignored) {
            print(
                    "verified: " + ignored.reason(),
                    JsonObject.builder()
                            .put("verified", true)
                            .put("delivery", ignored.delivery())
                            .put("reason", ignored.reason()));
        } else if (verdict instanceof Verified verified) {
            print(told(verified), described(verified));
        }
        return ExitCode.OK;
    }

    private static String told(Verified verified) {
        String change = verified.change()
                .map(found -> ", " + found.key() + " is " + found.status())
                .orElse("");
        return "verified: " + verified.kind() + change + " (delivery " + verified.delivery() + ")";
    }

    private static JsonObject.Builder described(Verified verified) {
        JsonObject.Builder object = JsonObject.builder()
                .put("verified", true)
                .put("delivery", verified.delivery())
                .put("kind", verified.kind());
        verified.change().ifPresent(change -> object.put("issue", change.key())
                .put("status_name", change.status())
                .put("category", change.category().name().toLowerCase(Locale.ROOT)));
        return object;
    }

    private void print(String line, JsonObject.Builder object) {
        invocation().out().println(json.isWanted() ? object.build() : Printable.line(line));
    }
}
