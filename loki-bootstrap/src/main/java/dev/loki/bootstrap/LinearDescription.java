package dev.loki.bootstrap;

import dev.loki.application.tracker.IssueNames;
import dev.loki.domain.tracker.StatusNames;
import dev.loki.http.HttpEndpoint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Linear, as it is configured. */
record LinearDescription(ServiceSource source) implements ServiceDescription {

    static final String NAME = "linear";

    private static final String KEY = "LOKI_LINEAR_API_KEY";
    private static final String TOKEN = "LOKI_LINEAR_TOKEN";
    private static final String URL = "LOKI_LINEAR_URL";
    private static final String TEAM = "LOKI_LINEAR_TEAM";
    private static final String ISSUE = "LOKI_LINEAR_ISSUE";
    private static final String ADDRESS = "https://api.linear.app/graphql";
    private static final Pattern FORM = Pattern.compile("([A-Za-z][A-Za-z0-9_]{0,99}-[0-9]{1,18})|[0-9a-fA-F-]{36}");
    private static final Pattern HOSTS = Pattern.compile("api\\.linear\\.app");

    /** The fields of the file that say what variables say. */
    static final Map<String, String> FIELDS = Map.of(URL, "url", TEAM, "team", ISSUE, "issue");

    @Override
    public String service() {
        return NAME;
    }

    @Override
    public boolean isMentioned() {
        return token().isPresent()
                || !source.config().texts().isEmpty()
                || Stream.of(TEAM, ISSUE).anyMatch(name -> source.text(name).isPresent());
    }

    @Override
    public List<String> missing() {
        return token().isPresent() ? List.of() : List.of(KEY);
    }

    @Override
    public List<String> missingAddress() {
        return List.of();
    }

    /** With the team, which says what bare numbers mean; the workspace is the token's. */
    @Override
    public String destination() {
        String plain = ServiceSource.plain(address());
        return team().isEmpty() ? plain : plain + ", team " + team().toUpperCase(Locale.ROOT);
    }

    @Override
    public boolean isSynced() {
        return isMentioned();
    }

    @Override
    public IssueNames names() {
        return new IssueNames(NAME, FORM, source.text(ISSUE));
    }

    @Override
    public StatusNames statuses() {
        return source.statuses();
    }

    @Override
    public String secretVariable() {
        return "LOKI_LINEAR_WEBHOOK_SECRET";
    }

    /** Where it is asked. */
    HttpEndpoint address() {
        return source.address(URL, ADDRESS, HOSTS);
    }

    String team() {
        return source.text(TEAM).orElse("");
    }

    Optional<String> token() {
        return source.variables().text(KEY).or(() -> source.variables().text(TOKEN));
    }
}
