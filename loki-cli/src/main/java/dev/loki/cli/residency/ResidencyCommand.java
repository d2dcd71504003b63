package dev.loki.cli.residency;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.cli.text.Printable;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.residency.Residency;
import dev.loki.domain.residency.ResidencyRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code loki residency}: where data may go. */
@Command(
        name = "residency",
        description =
                "Says which providers and regions are allowed, and whether the air gap is on; or decides whether a"
                        + " provider may be called.",
        footer = {
            "",
            "Exit codes: 0 shown, or the provider may be called; 1 it may not, or what is said is not understood.",
            "",
            "Example: loki residency anthropic eu"
        })
public final class ResidencyCommand extends ProjectCommand {

    @Mixin
    private JsonOption json = new JsonOption();

    @Parameters(index = "0", arity = "0..1", paramLabel = "PROVIDER", description = "Whom a call would go to.")
    private @Nullable String provider;

    @Parameters(index = "1", arity = "0..1", paramLabel = "REGION", description = "Where it would go.")
    private @Nullable String region;

    public ResidencyCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        return provider == null ? show(loki) : decide(loki, provider);
    }

    private int decide(LokiEnterprise loki, String named) {
        Decision decision = loki.residency().checkProvider(named, region);
        if (json.isWanted()) {
            invocation().out().println(decision.toJson().with(AirGapText.MEMBER, AirGapText.json(loki)));
        } else {
            invocation()
                    .out()
                    .println(Printable.line((decision.allowed() ? "allowed: " : "denied: ") + decision.reason()));
        }
        return ExitCode.of(decision.verdict());
    }

    private int show(LokiEnterprise loki) {
        Residency residency = loki.residency().residency();
        if (json.isWanted()) {
            invocation().out().println(json(residency).with(AirGapText.MEMBER, AirGapText.json(loki)));
        } else {
            lines(residency).stream().map(Printable::line).forEach(invocation().out()::println);
        }
        return residency.faults().isEmpty() ? ExitCode.OK : ExitCode.DENIED;
    }

    private static List<String> lines(Residency residency) {
        List<String> lines = new ArrayList<>();
        lines.add("air gap: " + residency.airGap().map(by -> "on (" + by + ")").orElse("off"));
        residency.rules().forEach(rule -> lines.add(rule.origin() + ": " + rule.describe()));
        residency.faults().forEach(fault -> lines.add("everything is denied: " + fault));
        if (!residency.restricts()) {
            lines.add("providers and regions are not restricted");
        }
        return lines;
    }

    private static JsonObject json(Residency residency) {
        List<JsonValue> rules = new ArrayList<>();
        residency.rules().forEach(rule -> rules.add(json(rule)));
        return JsonObject.builder()
                .put("rules", new JsonArray(rules))
                .put("faults", JsonArray.ofStrings(residency.faults()))
                .build();
    }

    private static JsonObject json(ResidencyRule rule) {
        return JsonObject.builder()
                .put("origin", rule.origin().toString())
                .put("allowed_providers", JsonArray.ofStrings(rule.providers()))
                .put("allowed_regions", JsonArray.ofStrings(rule.regions()))
                .put("air_gapped", rule.airGapped())
                .build();
    }
}
