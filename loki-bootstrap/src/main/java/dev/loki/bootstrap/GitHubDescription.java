package dev.loki.bootstrap;

import dev.loki.application.tracker.IssueNames;
import dev.loki.domain.tracker.StatusNames;
import dev.loki.http.HttpEndpoint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** GitHub, also an Enterprise Server, as it is configured. */
record GitHubDescription(ServiceSource source) implements ServiceDescription {

    static final String NAME = "github";
    static final String TOKEN = "GITHUB_TOKEN";

    private static final String URL = "GITHUB_API_URL";
    private static final String REPOSITORY = "GITHUB_REPOSITORY";
    private static final String SYNC = "LOKI_GITHUB_SYNC";
    private static final String ISSUE = "LOKI_GITHUB_ISSUE";
    private static final String ADDRESS = "https://api.github.com";
    private static final Pattern HOSTS = Pattern.compile("api\\.github\\.com|api\\.[a-z0-9-]+\\.ghe\\.com");

    /** The fields of the file that say what variables say. */
    static final Map<String, String> FIELDS =
            Map.of(URL, "url", REPOSITORY, "repository", ISSUE, "issue", SYNC, "sync");

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
    public List<String> missingAddress() {
        return source.missing(REPOSITORY);
    }

    @Override
    public String destination() {
        return repository().toLowerCase(Locale.ROOT) + " at " + ServiceSource.plain(address());
    }

    @Override
    public boolean isSynced() {
        return source.flag(SYNC);
    }

    @Override
    public IssueNames names() {
        String ours = Pattern.quote(repository());
        Pattern form = Pattern.compile("(?:" + ours + "(?=#))?#?([0-9]{1,18})", Pattern.CASE_INSENSITIVE);
        return new IssueNames(NAME, form, source.text(ISSUE));
    }

    @Override
    public StatusNames statuses() {
        return source.statuses();
    }

    @Override
    public String secretVariable() {
        return "LOKI_GITHUB_WEBHOOK_SECRET";
    }

    /** Where it is asked. */
    HttpEndpoint address() {
        return source.address(URL, ADDRESS, HOSTS);
    }

    /** Such as {@code acme/shop}. */
    String repository() {
        return source.text(REPOSITORY).orElse("");
    }
}
