package dev.loki.bootstrap;

import dev.loki.adapter.fs.config.ServiceConfig;
import dev.loki.adapter.linear.tracker.LinearSettings;
import dev.loki.adapter.linear.webhook.LinearWebhook;
import dev.loki.application.tracker.IssueNames;
import dev.loki.http.HttpEndpoint;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.webhook.InboundWebhook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Linear. */
final class LinearIntegration implements Integration {

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

    private final ServiceSource source;

    LinearIntegration(IntegrationVariables variables, ServiceConfig config) {
        this.source = new ServiceSource(variables, config, FIELDS);
    }

    @Override
    public String service() {
        return NAME;
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
    public boolean isSynced() {
        return isMentioned();
    }

    @Override
    public IssueNames names() {
        return new IssueNames(NAME, FORM, source.text(ISSUE));
    }

    /** @throws ConfigurationException where a setting cannot be used */
    LinearSettings settings() {
        HttpEndpoint address = source.address(URL, LinearSettings.ADDRESS, HOSTS);
        return ServiceSource.checked(
                "LOKI_LINEAR_*",
                () -> new LinearSettings(
                        token().orElse(""), address, source.text(TEAM).orElse(""), source.statuses()));
    }

    @Override
    public String secretVariable() {
        return SECRET;
    }

    @Override
    public Optional<InboundWebhook> webhook(JsonReader json) {
        return source.variables().text(SECRET).map(secret -> new LinearWebhook(secret, json));
    }

    private Optional<String> token() {
        return source.variables().text(KEY).or(() -> source.variables().text(TOKEN));
    }
}
