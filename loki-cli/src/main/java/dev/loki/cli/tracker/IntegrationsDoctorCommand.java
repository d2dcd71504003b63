package dev.loki.cli.tracker;

import dev.loki.bootstrap.IntegrationReport;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.cli.residency.AirGapText;
import dev.loki.cli.text.Printable;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.tracker.TrackerHealth;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code loki integrations doctor}: how things stand with Jira, Linear and GitHub. */
@Command(
        name = "doctor",
        description = "Says which of Jira, Linear and GitHub are configured, what is missing, and what each says to a"
                + " question that changes nothing: who we are, how far its clock is off, how many requests are left.",
        footer = {
            "",
            "Exit codes: 0 all that is configured is well, 1 something configured is not, 3 nothing is configured, or",
            "config.yaml or config.json cannot be understood.",
            "",
            "Example: loki integrations doctor --json"
        })
final class IntegrationsDoctorCommand extends ProjectCommand {

    /** Linear refuses webhooks that are older; and the events of one side would be late to the other. */
    private static final Duration WORTH_MENTIONING = Duration.ofSeconds(30);

    @Mixin
    private JsonOption json = new JsonOption();

    IntegrationsDoctorCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        List<IntegrationReport> reports = loki.trackers().check();
        if (json.isWanted()) {
            List<JsonObject> all =
                    reports.stream().map(IntegrationsDoctorCommand::json).toList();
            invocation()
                    .out()
                    .println(JsonObject.EMPTY
                            .with("integrations", new JsonArray(List.copyOf(all)))
                            .with(AirGapText.MEMBER, AirGapText.json(loki)));
        } else {
            reports.stream()
                    .flatMap(IntegrationsDoctorCommand::lines)
                    .map(Printable::line)
                    .forEach(invocation().out()::println);
            AirGapText.line(loki).ifPresent(invocation().out()::println);
        }
        List<IntegrationReport> mentioned =
                reports.stream().filter(IntegrationReport::mentioned).toList();
        if (mentioned.isEmpty()) {
            return ExitCode.CONFIGURATION;
        }
        return mentioned.stream().allMatch(IntegrationReport::isWell) ? ExitCode.OK : ExitCode.DENIED;
    }

    private static Stream<String> lines(IntegrationReport report) {
        String name = report.service() + ": ";
        if (!report.mentioned()) {
            String needed = report.missing().isEmpty() ? "" : "; it needs " + String.join(", ", report.missing());
            return Stream.of(name + "not configured" + needed);
        }
        String state = report.missing().isEmpty()
                ? report.health()
                        .map(IntegrationsDoctorCommand::told)
                        .orElse("trouble: " + report.trouble().orElse(""))
                : "not complete: set " + String.join(", ", report.missing());
        return Stream.of(
                name + state,
                "  events: "
                        + (report.synced()
                                ? "told to it"
                                        + report.issue()
                                                .map(issue -> ", the session to " + issue)
                                                .orElse("")
                                : "not told to it"),
                "  webhooks: "
                        + (report.webhook() ? "verified" : "refused until " + report.secretVariable() + " is set"));
    }

    private static String told(TrackerHealth health) {
        String skew = health.skew()
                .filter(off -> off.abs().compareTo(WORTH_MENTIONING) > 0)
                .map(off -> "; its clock is " + off.abs().toSeconds() + " s "
                        + (off.isNegative() ? "behind" : "ahead of") + " ours: set ours by NTP")
                .orElse("");
        String left =
                health.requestsLeft().isPresent() ? "; " + health.requestsLeft().getAsLong() + " requests left" : "";
        return "well, as " + health.account() + left + skew;
    }

    private static JsonObject json(IntegrationReport report) {
        JsonObject.Builder object = JsonObject.builder()
                .put("service", report.service())
                .put("configured", report.mentioned())
                .put("missing", JsonArray.ofStrings(report.missing()))
                .put("well", report.isWell())
                .put("synced", report.synced())
                .put("issue", report.issue().orElse(null))
                .put("webhook", report.webhook());
        report.health().ifPresent(health -> {
            object.put("account", health.account());
            health.skew().ifPresent(skew -> object.put("clock_skew_ms", skew.toMillis()));
            health.requestsLeft().ifPresent(left -> object.put("requests_left", left));
        });
        report.trouble().ifPresent(trouble -> object.put("trouble", trouble));
        return object.build();
    }
}
