package dev.loki.bootstrap;

import dev.loki.application.policy.PolicyStatus;
import dev.loki.bootstrap.settings.ForwardSettings;
import dev.loki.bootstrap.settings.RunLimits;
import dev.loki.bootstrap.settings.Settings;
import dev.loki.bootstrap.settings.TelemetrySettings;
import dev.loki.domain.cost.Budget;
import dev.loki.http.HttpEndpoint;
import dev.loki.ports.policy.PolicyFileName;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is on while something is run, a few words for each part, for people. Nothing secret is among them. */
final class RunParts {

    private final Basics basics;
    private final Settings settings;
    private final List<String> parts = new ArrayList<>();

    private RunParts(Basics basics) {
        this.basics = basics;
        this.settings = basics.settings();
    }

    /**
     * The parts, in the order in which they matter.
     *
     * @param sent whether spans go anywhere
     * @param trackers those that are told of events
     */
    static List<String> of(
            Basics basics,
            PolicyStatus policies,
            List<Budget> budgets,
            RunLimits limits,
            boolean sent,
            Iterable<String> trackers) {
        RunParts all = new RunParts(basics);
        all.policies(policies);
        all.parts.add("audit");
        all.limits(budgets, limits);
        all.telemetry(sent);
        all.receivers();
        trackers.forEach(tracker -> all.parts.add(tracker + " told of events"));
        return List.copyOf(all.parts);
    }

    private void policies(PolicyStatus status) {
        String file = status.policyHash() == null ? "the environment" : policyFile();
        parts.add(
                switch (status.state()) {
                    case NO_POLICY -> "no policies";
                    case IN_FORCE, LAST_GOOD -> "policies of " + file;
                    case DENYING -> "policies that cannot be taken, so that all is denied";
                });
        if (settings.approvals().waits()) {
            parts.add("waiting for approvals");
        }
        if (basics.isAirGapped()) {
            parts.add("air gap");
        }
    }

    private String policyFile() {
        return PolicyFileName.ALL.stream()
                .filter(name -> Files.exists(basics.loki(name)))
                .findFirst()
                .orElse("the policy file");
    }

    private void limits(List<Budget> budgets, RunLimits limits) {
        if (!budgets.isEmpty()) {
            parts.add(budgets.stream()
                    .map(Budget::name)
                    .distinct()
                    .collect(Collectors.joining(" and ", budgets.size() == 1 ? "budget " : "budgets ", "")));
        }
        limits.duration().ifPresent(time -> parts.add("at most " + time.toSeconds() + " s"));
    }

    private void telemetry(boolean sent) {
        TelemetrySettings telemetry = settings.telemetry();
        if (telemetry != null && sent) {
            parts.add("telemetry to " + (basics.isWithinRun() ? "the run around it" : place(telemetry.endpoint())));
        }
    }

    private void receivers() {
        if (settings.checkpoints().keyFile() != null) {
            parts.add("checkpoints");
        }
        if (settings.events().enabled()) {
            parts.add("event subscribers");
        }
        if (settings.events().kafka() != null) {
            parts.add("bridge to Kafka");
        }
        Optional.ofNullable(settings.forward()).stream()
                .flatMap(RunParts::forwarders)
                .forEach(parts::add);
    }

    private static Stream<String> forwarders(ForwardSettings forward) {
        return Stream.concat(
                Stream.ofNullable(forward.syslog())
                        .map(to -> "syslog to " + to.host() + ":" + to.port() + " (" + to.protocol() + ")"),
                Stream.ofNullable(forward.splunk()).map(to -> "Splunk at " + place(to.url())));
    }

    /** A path may hold a secret. */
    private static String place(String address) {
        try {
            return HttpEndpoint.parse(address).uri().getAuthority();
        } catch (IllegalArgumentException e) {
            return "files";
        }
    }
}
