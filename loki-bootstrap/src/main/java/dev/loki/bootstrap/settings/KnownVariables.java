package dev.loki.bootstrap.settings;

import dev.loki.domain.policy.lint.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every environment variable that means something to Loki: the one list of them, which docs/configuration.md has as a table.
 * A variable that is read anywhere, and is not here, fails a test.
 */
public final class KnownVariables {

    private static final String OURS = "LOKI_";

    /** The audit trail, and where it is forwarded to. */
    private static final List<KnownVariable> AUDIT = List.of(
            setting("LOKI_AUDIT_ENABLED", "off"),
            setting("LOKI_ENTERPRISE_AUDIT", "off"),
            setting("LOKI_AUDIT_DISABLED", "off"),
            setting("LOKI_AUDIT_SYNC", "always"),
            setting("LOKI_FINGERPRINT_KEY_FILE", "none"),
            setting("LOKI_AUDIT_SIGNING_KEY_FILE", "none"),
            setting("LOKI_AUDIT_CHECKPOINT_ENTRIES", "1000"),
            setting("LOKI_AUDIT_CHECKPOINT_MINUTES", "5"),
            setting("LOKI_AUDIT_ORIGIN", "by its first line"),
            setting("LOKI_AUDIT_WITNESS_FILE", "none"),
            setting("LOKI_AUDIT_WITNESS_URL", "none"),
            setting("LOKI_AUDIT_WITNESS_KEY", "none"),
            setting("LOKI_AUDIT_SYSLOG_HOST", "none"),
            setting("LOKI_AUDIT_SYSLOG_PORT", "514; 6514 for tls"),
            setting("LOKI_AUDIT_SYSLOG_PROTO", "udp"),
            setting("LOKI_AUDIT_SYSLOG_FORMAT", "rfc5424"),
            setting("LOKI_SYSLOG_FACILITY", "LOCAL0"),
            setting("LOKI_AUDIT_SYSLOG_TLS_CA", "those of the JVM"),
            setting("LOKI_AUDIT_SYSLOG_TLS_CERT", "none"),
            setting("LOKI_AUDIT_SYSLOG_TLS_KEY", "none"),
            setting("LOKI_CEF_VENDOR", "Autonomi"),
            setting("LOKI_CEF_PRODUCT", "Loki Mode"),
            setting("LOKI_CEF_VERSION", "the version"),
            setting("LOKI_SPLUNK_HEC_URL", "none"),
            secret("LOKI_SPLUNK_HEC_TOKEN"),
            setting("LOKI_SPLUNK_HEC_INDEX", "the token's own"),
            setting("LOKI_SPLUNK_HEC_SOURCETYPE", "loki:audit"),
            setting("LOKI_AUDIT_MAX_SIZE_MB", "10"),
            setting("LOKI_DATA_DIR", "~/.loki"),
            setting("LOKI_AUDIT_MAX_FILES", "10"),
            setting("LOKI_AUDIT_NO_INTEGRITY", "off"));

    /** What is allowed, by whom, and for how much. */
    private static final List<KnownVariable> RULES = List.of(
            setting("LOKI_POLICY_APPROVAL_ENFORCE", "off"),
            setting("LOKI_STAGED_AUTONOMY", "off"),
            setting("LOKI_APPROVAL_KEY_FILE", "none"),
            setting("LOKI_APPROVAL_WEBHOOK_SECRET_FILE", "none: unsigned"),
            setting("LOKI_WEBHOOK_ALLOW", "the internet alone"),
            setting("LOKI_AIR_GAPPED", "off"),
            setting("LOKI_AIRGAP", "off"),
            setting("LOKI_ALLOWED_PATHS", "all"),
            setting("LOKI_BLOCKED_COMMANDS", "none"),
            setting("LOKI_MAX_PARALLEL_AGENTS", "no limit"),
            setting("LOKI_MAX_ITERATIONS", "1000, where the run file says nothing"),
            setting("LOKI_MAX_DURATION", "any time"),
            setting("LOKI_BUDGET_LIMIT", "none"),
            setting("LOKI_PRICE_FILE", "none"),
            setting("LOKI_PRICE_UNKNOWN", "deny"),
            setting("LOKI_BUDGET_UNMETERED", "deny"),
            setting("LOKI_ORG_ID", "who owns the git remote origin, else default"),
            setting("LOKI_TENANT_ID", "who owns the git remote origin, else default"),
            setting("LOKI_POLICY_DECISION_LOG", "none"));

    /** The event bus. */
    private static final List<KnownVariable> EVENTS = List.of(
            setting("LOKI_EVENTS_ENABLED", "off"),
            setting("LOKI_EVENTS_SYNC", "always"),
            setting("LOKI_EVENTS_JSONL", "off"),
            setting("LOKI_EVENTS_MAX_DAYS", "30"),
            setting("LOKI_EVENTS_MAX_COUNT", "100000"),
            setting("LOKI_EVENTS_MAX_MB", "1024"),
            setting("LOKI_EVENTS_KAFKA_BOOTSTRAP", "none"),
            setting("LOKI_EVENTS_KAFKA_TOPIC", "loki-events"),
            setting("LOKI_EVENTS_KAFKA_CONFIG", "none"));

    /** Trackers, and workflows of GitHub. */
    private static final List<KnownVariable> SERVICES = List.of(
            setting("LOKI_JIRA_URL", "none"),
            setting("LOKI_JIRA_EMAIL", "none"),
            secret("LOKI_JIRA_TOKEN"),
            setting("LOKI_JIRA_PROJECT_KEY", "none"),
            setting("LOKI_JIRA_EPIC_KEY", "none"),
            secret("LOKI_LINEAR_API_KEY"),
            secret("LOKI_LINEAR_TOKEN"),
            setting("LOKI_LINEAR_TEAM", "none"),
            setting("LOKI_LINEAR_ISSUE", "none"),
            setting("LOKI_LINEAR_URL", "Linear's own"),
            secret("GITHUB_TOKEN"),
            setting("GITHUB_API_URL", "https://api.github.com"),
            setting("LOKI_GITHUB_SYNC", "off"),
            setting("LOKI_GITHUB_ISSUE", "none"),
            secret("LOKI_JIRA_WEBHOOK_SECRET"),
            secret("LOKI_LINEAR_WEBHOOK_SECRET"),
            secret("LOKI_GITHUB_WEBHOOK_SECRET"),
            setting("LOKI_GITHUB_PROVIDERS", "claude,codex,gemini"),
            setting("LOKI_GITHUB_TRIGGER_LABEL", "loki-mode"),
            setting("LOKI_GITHUB_LABELS", "none"),
            setting("GITHUB_EVENT_NAME", "none"),
            setting("GITHUB_EVENT_PATH", "none"),
            setting("GITHUB_REPOSITORY", "none"),
            setting("GITHUB_SHA", "none"),
            setting("GITHUB_SERVER_URL", "none"),
            setting("GITHUB_RUN_ID", "none"),
            setting("GITHUB_OUTPUT", "none"),
            setting("GITHUB_STEP_SUMMARY", "none"));

    /** Where this process belongs. */
    private static final List<KnownVariable> PLACES = List.of(
            setting("LOKI_PROJECT_DIR", "see \"Commands\""),
            setting("LOKI_DIR", ".loki"),
            setting("LOKI_SESSION_ID", "none"),
            setting("LOKI_ITERATION", "none"),
            setting("LOKI_STEP", "none"),
            setting("LOKI_STEP_ATTEMPT", "none"),
            setting("LOKI_HOOK_DEADLINE_SECONDS", "5"),
            setting("LOKI_DAEMON_IDLE_MINUTES", "30"),
            setting("LOKI_DAEMON_TRANSPORT", "unix; tcp where there are no such sockets"),
            setting("XDG_RUNTIME_DIR", "/tmp/loki-UID"),
            setting("LOKI_SPOOL_DIR", "state/spool/SESSION in LOKI_DIR"));

    /** Traces and metrics. */
    private static final List<KnownVariable> TELEMETRY = List.of(
            setting("TRACEPARENT", "none"),
            setting("TRACESTATE", "none"),
            secret("BAGGAGE"),
            setting("LOKI_TRACE_ID", "a new one"),
            setting("OTEL_TRACES_SAMPLER", "parentbased_always_on"),
            setting("OTEL_TRACES_SAMPLER_ARG", "1"),
            setting("OTEL_SEMCONV_STABILITY_OPT_IN", "both"),
            setting("LOKI_OTEL_ENDPOINT", "none"),
            setting("LOKI_TELEMETRY_AUDIT_PER_MINUTE", "3000"),
            setting("LOKI_OTEL_CLOSE_TIMEOUT", "5000"),
            setting("OTEL_SDK_DISABLED", "false"),
            setting("OTEL_EXPORTER_OTLP_ENDPOINT", "LOKI_OTEL_ENDPOINT"),
            setting("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "the base's"),
            setting("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "the base's"),
            setting("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json"),
            secret("OTEL_EXPORTER_OTLP_HEADERS"),
            setting("OTEL_EXPORTER_OTLP_TIMEOUT", "10000"),
            setting("OTEL_EXPORTER_OTLP_COMPRESSION", "none"),
            setting("OTEL_EXPORTER_OTLP_CERTIFICATE", "those of the JVM"),
            setting("OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE", "none"),
            setting("OTEL_EXPORTER_OTLP_CLIENT_KEY", "none"),
            setting("OTEL_BSP_MAX_QUEUE_SIZE", "2048"),
            setting("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "leaves at 100, with all that wait"),
            setting("OTEL_BSP_SCHEDULE_DELAY", "5000"),
            setting("OTEL_BSP_EXPORT_TIMEOUT", "120000"),
            setting("OTEL_METRIC_EXPORT_TIMEOUT", "30000"),
            setting("OTEL_METRIC_EXPORT_INTERVAL", "60000"),
            setting("OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", "cumulative"),
            setting("OTEL_RESOURCE_ATTRIBUTES", "none"),
            setting("OTEL_SERVICE_NAME", "LOKI_SERVICE_NAME"),
            setting("LOKI_SERVICE_NAME", "that of OTEL_RESOURCE_ATTRIBUTES, else loki-mode"));

    /** The launcher's own. */
    private static final List<KnownVariable> LAUNCHER = List.of(
            setting("JAVA_HOME", "java on the PATH"),
            setting("LOKI_JAVA_OPTS", "none"),
            setting("LOKI_NO_BUILD", "off"),
            setting("LOKI_NO_CACHE", "off"),
            setting("LOKI_LAUNCHER", "none"),
            setting("LOKI_ORIGINAL_LC_ALL", "none"));

    private static final List<KnownVariable> ALL = Stream.of(
                    AUDIT, RULES, EVENTS, SERVICES, PLACES, TELEMETRY, LAUNCHER)
            .flatMap(List::stream)
            .toList();

    private KnownVariables() {}

    /** All of them, by subject. */
    public static List<KnownVariable> all() {
        return ALL;
    }

    /**
     * Of these names, those that begin as Loki's do and mean nothing.
     *
     * @return in the order of their names
     */
    public static List<UnknownVariable> unknown(Set<String> names) {
        return names.stream()
                .filter(name -> name.startsWith(OURS) && !isKnown(name))
                .sorted()
                .map(name -> new UnknownVariable(name, nearest(name).orElse(null)))
                .toList();
    }

    static boolean isKnown(String name) {
        return ALL.stream().anyMatch(known -> known.name().equals(name));
    }

    /** The one that was most likely meant; empty where none is like it. */
    static Optional<String> nearest(String name) {
        return Spelling.meant(name, ALL.stream().map(KnownVariable::name).toList());
    }

    private static KnownVariable setting(String name, String otherwise) {
        return new KnownVariable(name, otherwise, false);
    }

    private static KnownVariable secret(String name) {
        return new KnownVariable(name, "none", true);
    }
}
