package dev.loki.bootstrap;

import dev.loki.adapter.fs.config.ServiceConfig;
import dev.loki.adapter.jira.tracker.JiraSettings;
import dev.loki.adapter.jira.webhook.JiraWebhook;
import dev.loki.application.tracker.IssueNames;
import dev.loki.http.HttpEndpoint;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.webhook.InboundWebhook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Jira Cloud. */
final class JiraIntegration implements Integration {

    static final String NAME = "jira";

    private static final String URL = "LOKI_JIRA_URL";
    private static final String EMAIL = "LOKI_JIRA_EMAIL";
    private static final String TOKEN = "LOKI_JIRA_TOKEN";
    private static final String PROJECT_KEY = "LOKI_JIRA_PROJECT_KEY";
    private static final String EPIC_KEY = "LOKI_JIRA_EPIC_KEY";
    private static final String SECRET = "LOKI_JIRA_WEBHOOK_SECRET";
    private static final Map<String, String> FIELDS =
            Map.of(URL, "url", EMAIL, "email", PROJECT_KEY, "project_key", EPIC_KEY, "epic_key");
    private static final Pattern ISSUE = Pattern.compile("([A-Za-z][A-Za-z0-9_]{0,99}-[0-9]{1,18})");

    private static final Pattern HOSTS = Pattern.compile("[a-z0-9-]+\\.atlassian\\.net|api\\.atlassian\\.com");

    private final ServiceSource source;

    JiraIntegration(IntegrationVariables variables, ServiceConfig config) {
        this.source = new ServiceSource(variables, config, FIELDS);
    }

    @Override
    public String service() {
        return NAME;
    }

    @Override
    public boolean isMentioned() {
        return Stream.of(URL, EMAIL, TOKEN).anyMatch(name -> source.text(name).isPresent());
    }

    @Override
    public List<String> missing() {
        return source.missing(URL, EMAIL, TOKEN);
    }

    @Override
    public boolean isSynced() {
        return isMentioned();
    }

    @Override
    public IssueNames names() {
        return new IssueNames(NAME, ISSUE, source.text(EPIC_KEY));
    }

    @Override
    public String secretVariable() {
        return SECRET;
    }

    @Override
    public Optional<InboundWebhook> webhook(JsonReader json) {
        return source.variables()
                .text(SECRET)
                .map(secret ->
                        new JiraWebhook(secret, json, Set.copyOf(source.config().issueTypes())));
    }

    /** @throws ConfigurationException where a setting cannot be used */
    JiraSettings settings() {
        HttpEndpoint base = source.address(URL, "", HOSTS);
        return ServiceSource.checked(
                "LOKI_JIRA_*",
                () -> new JiraSettings(
                        base,
                        source.text(EMAIL).orElse(""),
                        source.variables().text(TOKEN).orElse(""),
                        source.text(PROJECT_KEY).orElse(""),
                        source.statuses()));
    }
}
