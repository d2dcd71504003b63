package dev.loki.bootstrap;

import dev.loki.adapter.fs.config.ServiceConfig;
import dev.loki.adapter.github.rest.GitHubSettings;
import dev.loki.adapter.github.tracker.StatusLabels;
import dev.loki.adapter.github.webhook.GitHubWebhook;
import dev.loki.application.tracker.IssueNames;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.webhook.InboundWebhook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** GitHub, also an Enterprise Server. */
final class GitHubIntegration implements Integration {

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

    private final ServiceSource source;

    GitHubIntegration(IntegrationVariables variables, ServiceConfig config) {
        this.source = new ServiceSource(variables, config, FIELDS);
    }

    @Override
    public String service() {
        return NAME;
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
    public String secretVariable() {
        return SECRET;
    }

    @Override
    public Optional<InboundWebhook> webhook(JsonReader json) {
        return source.variables()
                .text(SECRET)
                .map(secret -> new GitHubWebhook(secret, labels(), json));
    }

    /** What the team calls its statuses, as labels. */
    StatusLabels labels() {
        return new StatusLabels(source.statuses());
    }

    /** @throws ConfigurationException where a setting cannot be used */
    GitHubSettings settings() {
        try {
            return GitHubSettings.of(
                    source.address(URL, GitHubSettings.GITHUB_COM, HOSTS).uri().toString(),
                    source.text(REPOSITORY).orElse(""),
                    source.variables().text(TOKEN).orElse(""));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(List.of(String.valueOf(e.getMessage())));
        }
    }
}
