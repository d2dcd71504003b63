package dev.loki.bootstrap;

import dev.loki.adapter.fs.config.ServiceConfig;
import dev.loki.adapter.jira.tracker.JiraSettings;
import dev.loki.adapter.jira.tracker.JiraTracker;
import dev.loki.adapter.jira.webhook.JiraWebhook;
import dev.loki.application.tracker.IssueNames;
import dev.loki.http.HttpEndpoint;
import dev.loki.http.RetryClock;
import dev.loki.http.ServiceListener;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.webhook.InboundWebhook;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Jira Cloud. */
final class JiraIntegration extends ServiceIntegration {

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

    JiraIntegration(IntegrationVariables variables, ServiceConfig config) {
        super(NAME, SECRET, new ServiceSource(variables, config, FIELDS));
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
    public IssueNames names() {
        return new IssueNames(NAME, ISSUE, source.text(EPIC_KEY));
    }

    @Override
    public IssueTracker tracker(SentJournal journal, JsonReader json, ServiceListener listener) {
        return new JiraTracker(settings(), journal, json, listener, RetryClock.SYSTEM);
    }

    @Override
    InboundWebhook webhook(String secret, JsonReader json) {
        return new JiraWebhook(secret, json, Set.copyOf(source.config().issueTypes()));
    }

    private JiraSettings settings() {
        HttpEndpoint base = source.address(URL, "", HOSTS);
        return ServiceSource.checked(
                "LOKI_JIRA_*",
                () -> new JiraSettings(
                        base,
                        source.text(EMAIL).orElse(""),
                        secret(TOKEN).orElse(""),
                        source.text(PROJECT_KEY).orElse(""),
                        source.statuses()));
    }
}
