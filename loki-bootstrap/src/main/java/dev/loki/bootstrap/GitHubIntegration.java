package dev.loki.bootstrap;

import dev.loki.adapter.fs.config.ServiceConfig;
import dev.loki.adapter.github.codehost.GitHubCodeHost;
import dev.loki.adapter.github.rest.GitHubSettings;
import dev.loki.adapter.github.tracker.GitHubTracker;
import dev.loki.adapter.github.tracker.StatusLabels;
import dev.loki.adapter.github.webhook.GitHubWebhook;
import dev.loki.application.tracker.IssueNames;
import dev.loki.http.RetryClock;
import dev.loki.http.ServiceListener;
import dev.loki.ports.codehost.CodeHost;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.webhook.InboundWebhook;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** GitHub, also an Enterprise Server. */
final class GitHubIntegration extends ServiceIntegration {

    static final String NAME = "github";

    private static final String TOKEN = "GITHUB_TOKEN";
    private static final String URL = "GITHUB_API_URL";
    private static final String REPOSITORY = "GITHUB_REPOSITORY";
    private static final String SYNC = "LOKI_GITHUB_SYNC";
    private static final String ISSUE = "LOKI_GITHUB_ISSUE";
    private static final String SECRET = "LOKI_GITHUB_WEBHOOK_SECRET";
    private static final Map<String, String> FIELDS =
            Map.of(URL, "url", REPOSITORY, "repository", ISSUE, "issue", SYNC, "sync");

    private static final Pattern HOSTS = Pattern.compile("api\\.github\\.com|api\\.[a-z0-9-]+\\.ghe\\.com");

    GitHubIntegration(IntegrationVariables variables, ServiceConfig config) {
        super(NAME, SECRET, new ServiceSource(variables, config, FIELDS));
    }

    /** A token and a repository are there in every workflow, whatever it is about. */
    @Override
    public boolean isMentioned() {
        return isSynced() || !source.config().texts().isEmpty() || missing().isEmpty();
    }

    @Override
    public List<String> missing() {
        return source.missing(TOKEN, REPOSITORY);
    }

    @Override
    public boolean isSynced() {
        return source.flag(SYNC);
    }

    @Override
    public IssueNames names() {
        String ours = Pattern.quote(source.text(REPOSITORY).orElse(""));
        Pattern form = Pattern.compile("(?:" + ours + "(?=#))?#?([0-9]{1,18})", Pattern.CASE_INSENSITIVE);
        return new IssueNames(NAME, form, source.text(ISSUE));
    }

    @Override
    public IssueTracker tracker(SentJournal journal, JsonReader json, ServiceListener listener) {
        return new GitHubTracker(
                settings(), new StatusLabels(source.statuses()), journal, json, listener, RetryClock.SYSTEM);
    }

    /** Its pull requests and commits; may be closed. */
    CodeHost codeHost(SentJournal journal, JsonReader json, ServiceListener listener) {
        return new GitHubCodeHost(settings(), journal, json, listener, RetryClock.SYSTEM);
    }

    @Override
    InboundWebhook webhook(String secret, JsonReader json) {
        return new GitHubWebhook(secret, new StatusLabels(source.statuses()), json);
    }

    private GitHubSettings settings() {
        try {
            return GitHubSettings.of(
                    source.address(URL, GitHubSettings.GITHUB_COM, HOSTS).uri().toString(),
                    source.text(REPOSITORY).orElse(""),
                    secret(TOKEN).orElse(""));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(List.of(String.valueOf(e.getMessage())));
        }
    }
}
