package dev.loki.bootstrap;

import dev.loki.adapter.fs.config.ServiceConfig;
import dev.loki.adapter.linear.tracker.LinearSettings;
import dev.loki.adapter.linear.tracker.LinearTracker;
import dev.loki.adapter.linear.webhook.LinearWebhook;
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
import java.util.Optional;
import java.util.regex.Pattern;

/** Linear. */
final class LinearIntegration extends ServiceIntegration {

    static final String NAME = "linear";

    private static final String KEY = "LOKI_LINEAR_API_KEY";
    private static final String TOKEN = "LOKI_LINEAR_TOKEN";
    private static final String URL = "LOKI_LINEAR_URL";
    private static final String TEAM = "LOKI_LINEAR_TEAM";
    private static final String ISSUE = "LOKI_LINEAR_ISSUE";
    private static final String SECRET = "LOKI_LINEAR_WEBHOOK_SECRET";
    private static final Map<String, String> FIELDS = Map.of(URL, "url", TEAM, "team", ISSUE, "issue");
    private static final Pattern FORM = Pattern.compile("([A-Za-z][A-Za-z0-9_]{0,99}-[0-9]{1,18})|[0-9a-fA-F-]{36}");

    private static final Pattern HOSTS = Pattern.compile("api\\.linear\\.app");

    LinearIntegration(IntegrationVariables variables, ServiceConfig config) {
        super(NAME, SECRET, new ServiceSource(variables, config, FIELDS));
    }

    @Override
    public boolean isMentioned() {
        return token().isPresent() || !source.config().texts().isEmpty();
    }

    @Override
    public List<String> missing() {
        return token().isPresent() ? List.of() : List.of(KEY);
    }

    @Override
    public IssueNames names() {
        return new IssueNames(NAME, FORM, source.text(ISSUE));
    }

    @Override
    public IssueTracker tracker(SentJournal journal, JsonReader json, ServiceListener listener) {
        HttpEndpoint address = source.address(URL, LinearSettings.ADDRESS, HOSTS);
        LinearSettings settings = ServiceSource.checked(
                "LOKI_LINEAR_*",
                () -> new LinearSettings(
                        token().orElse(""), address, source.text(TEAM).orElse(""), source.statuses()));
        return new LinearTracker(settings, journal, json, listener, RetryClock.SYSTEM);
    }

    @Override
    InboundWebhook webhook(String secret, JsonReader json) {
        return new LinearWebhook(secret, json);
    }

    private Optional<String> token() {
        return secret(KEY).or(() -> secret(TOKEN));
    }
}
