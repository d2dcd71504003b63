package dev.loki.domain.compliance;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which actions of the audit chain are evidence for which controls. Evidence is that something was done, not that it was enough. */
public final class ActionMapping {

    /** The controls that every entry is evidence for: it was logged, with its time. */
    private static final List<String> OF_ALL = List.of("A.8.15", "A.8.17");

    private static final List<Rule> RULES = List.of(
            rule(
                    "sessions and agents: begin and end",
                    "(agent|session)_(start|stop|end).*",
                    "CC6.1 CC6.2 CC6.3",
                    "A.5.16 A.5.18 A.8.2",
                    ""),
            rule(
                    "tokens, logins, users, roles",
                    ".*token.*|login.*|logout.*|auth_.*|user_.*|role_.*",
                    "CC6.1 CC6.2 CC6.3",
                    "A.5.16 A.5.17 A.5.18 A.8.2 A.8.5",
                    "g"),
            rule(
                    "decisions of policies",
                    "policy_(allow|deny|require_approval|evaluate|check|violation).*",
                    "CC6.1 CC6.8 CC7.2",
                    "A.5.15 A.8.3 A.8.16",
                    "g"),
            rule(
                    "approvals and gates",
                    "approval.*|policy_require_approval|gate_.*",
                    "CC6.3 CC8.1",
                    "A.5.3 A.8.32",
                    "g"),
            rule("reloaded policies, configuration", "policy_reload.*|config.*", "CC7.1 CC8.1", "A.8.9 A.8.32", ""),
            rule(
                    "files and version control",
                    "(file|git)_.*|commit.*|merge.*|pull_request.*",
                    "CC8.1",
                    "A.8.4 A.8.25 A.8.32",
                    ""),
            rule("commands", "command_.*", "CC8.1", "A.8.18 A.8.25 A.8.32", ""),
            rule("packages and dependencies", "install.*|package_.*|dependency_.*", "CC6.8 CC8.1", "A.8.19 A.8.32", ""),
            rule("deployments and releases", "deploy.*|release.*|rollback.*", "CC8.1", "A.8.31 A.8.32", ""),
            rule("tests and reviews", "test_.*|review_.*|quality_.*", "CC8.1", "A.8.25 A.8.29", ""),
            rule(
                    "secrets and personal data found",
                    "(secret|leak|dlp|pii)_.*",
                    "CC6.7 CC7.2",
                    "A.5.34 A.8.12 A.8.28",
                    "g"),
            rule("vulnerabilities and scans", "(vulnerability|scan)_.*", "CC7.1", "A.8.8 A.8.28", "g"),
            rule(
                    "what the chain says of itself",
                    "chain_.*|verify.*|checkpoint.*|anchor.*|cross_anchor.*|audit_.*|recovery|segment_start|write_failed|.*_prune.*",
                    "CC7.2 CC7.3",
                    "A.5.28 A.5.33",
                    "g"),
            rule(
                    "recoveries, new segments, backups",
                    "recovery|segment_start|restore.*|backup.*",
                    "CC7.5",
                    "A.5.26",
                    "g"),
            rule("alerts", "alert.*|anomaly.*", "CC7.2 CC7.3", "A.5.25 A.6.8 A.8.16", "g"),
            rule("incidents", "incident.*", "CC7.3 CC7.4 CC7.5", "A.5.24 A.5.25 A.5.26 A.5.27 A.5.28 A.6.8", "g"),
            rule("emergency stops", "kill.*|emergency_.*|air_gap.*", "CC6.6 CC7.4", "A.5.26", "g"),
            rule(
                    "providers, models, integrations",
                    "provider_.*|model_.*|llm_.*|webhook.*|integration_.*",
                    "CC6.7 CC9.2",
                    "A.5.14 A.5.19 A.5.23",
                    "d"),
            rule("calls that wait in an outbox, and leave it", "outbox_.*", "CC6.7 CC9.2", "A.5.14 A.5.23", "d"),
            rule("deliveries that were refused", "webhook_refused", "CC6.6 CC7.2", "A.5.15 A.8.16", "g"),
            rule(
                    "residency and transfers",
                    "residency_.*|transfer.*|region_.*",
                    "CC6.7 CC9.2",
                    "A.5.14 A.5.23 A.5.31",
                    "e"),
            rule("erasure", "eras.*|data_(eras|delet|purg).*|purge.*|retention_.*", "CC6.7", "A.5.34 A.8.10", "f"));

    private ActionMapping() {}

    /** The ids of the controls that the action is evidence for; none where it is evidence for none. */
    public static Set<String> controls(Framework framework, String action) {
        Set<String> ids = new LinkedHashSet<>(framework == Framework.ISO27001 ? OF_ALL : List.of());
        for (Rule rule : RULES) {
            if (rule.action.matcher(action).matches()) {
                ids.addAll(rule.ids(framework));
            }
        }
        return ids;
    }

    /** The mapping as a table in Markdown, which docs/compliance.md holds: a row for each kind of action. */
    static String table() {
        StringBuilder table =
                new StringBuilder("| what | action | SOC 2 | ISO/IEC 27001:2022 | GDPR |\n|---|---|---|---|---|\n");
        table.append("| every entry | | | ").append(String.join(", ", OF_ALL)).append(" | |\n");
        for (Rule rule : RULES) {
            String actions = rule.action.pattern().replace("|", "\\|");
            table.append("| " + rule.what + " | `" + actions + "` |");
            for (Framework framework : Framework.values()) {
                table.append(" " + String.join(", ", rule.ids(framework)) + " |");
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static Rule rule(String what, String action, String soc2, String iso27001, String article30) {
        List<String> items = article30
                .chars()
                .mapToObj(letter -> "Art.30-1-" + (char) letter)
                .toList();
        return new Rule(what, Pattern.compile(action, Pattern.DOTALL), ids(soc2), ids(iso27001), items);
    }

    private static List<String> ids(String separated) {
        return List.of(separated.split(" ", 0));
    }

    private record Rule(String what, Pattern action, List<String> soc2, List<String> iso27001, List<String> article30) {

        List<String> ids(Framework framework) {
            return switch (framework) {
                case SOC2 -> soc2;
                case ISO27001 -> iso27001;
                case GDPR -> article30;
            };
        }
    }
}
