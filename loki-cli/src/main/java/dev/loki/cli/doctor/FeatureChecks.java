package dev.loki.cli.doctor;

import dev.loki.bootstrap.ConfiguredValue;
import dev.loki.cli.residency.AirGapText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is on, and by which variable or file. */
final class FeatureChecks {

    /** The variables any of which switches a feature on. */
    private static final Map<String, String[]> SWITCHES = new LinkedHashMap<>();

    static {
        on("audit of embedded engines", "LOKI_AUDIT_ENABLED", "LOKI_ENTERPRISE_AUDIT");
        on("signing of the audit chain", "LOKI_AUDIT_SIGNING_KEY_FILE");
        on("witness of the audit chain", "LOKI_AUDIT_WITNESS_FILE", "LOKI_AUDIT_WITNESS_URL");
        on("forwarding to syslog", "LOKI_AUDIT_SYSLOG_HOST");
        on("forwarding to Splunk", "LOKI_SPLUNK_HEC_URL");
        on("policies of the environment", "LOKI_ALLOWED_PATHS", "LOKI_BLOCKED_COMMANDS", "LOKI_MAX_PARALLEL_AGENTS");
        on("budget of the environment", "LOKI_BUDGET_LIMIT");
        on("waiting for approvals", "LOKI_POLICY_APPROVAL_ENFORCE", "LOKI_STAGED_AUTONOMY");
        on("decision log", "LOKI_POLICY_DECISION_LOG");
        on("telemetry", "LOKI_OTEL_ENDPOINT");
        on("events of embedded engines", "LOKI_EVENTS_ENABLED");
        on("events on Kafka", "LOKI_EVENTS_KAFKA_BOOTSTRAP");
        on("Jira", "LOKI_JIRA_URL", "LOKI_JIRA_TOKEN");
        on("Linear", "LOKI_LINEAR_API_KEY", "LOKI_LINEAR_TOKEN");
        on("GitHub follows events", "LOKI_GITHUB_SYNC");
    }

    private FeatureChecks() {}

    private static void on(String feature, String... variables) {
        SWITCHES.put(feature, variables);
    }

    static Stream<Diagnosis> features(Examination on) {
        List<Diagnosis> all = new ArrayList<>();
        AirGapText.line(on.loki())
                .ifPresent(
                        line -> all.add(Diagnosis.well("features", line.strip().replaceAll(" +", " "))));
        List<String> off = new ArrayList<>();
        SWITCHES.forEach((feature, variables) -> on.configuration()
                .firstSet(variables)
                .ifPresentOrElse(by -> all.add(on(feature, by)), () -> off.add(feature)));
        if (!off.isEmpty()) {
            all.add(Diagnosis.well("features", "off: " + String.join(", ", off)));
        }
        return all.stream();
    }

    private static Diagnosis on(String feature, ConfiguredValue by) {
        String file = by.isInFile() ? " of " + by.source() : "";
        return Diagnosis.well(
                "features", "on: " + feature + ", by " + by.variable().name() + file);
    }

    /** That none is configured is no trouble; that one is in part, is. */
    static Stream<Diagnosis> trackers(Examination on) {
        return on.loki().trackers().incomplete().entrySet().stream()
                .map(service -> Diagnosis.wrong(
                        "trackers",
                        service.getKey() + " is configured in part",
                        "set " + String.join(", ", service.getValue()) + "; loki integrations doctor asks it"));
    }
}
