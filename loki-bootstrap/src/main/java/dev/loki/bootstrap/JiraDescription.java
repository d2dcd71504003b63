package dev.loki.bootstrap;

import dev.loki.application.tracker.IssueNames;
import dev.loki.domain.tracker.StatusNames;
import dev.loki.http.HttpEndpoint;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Jira Cloud, as it is configured. */
record JiraDescription(ServiceSource source) implements ServiceDescription {

    static final String NAME = "jira";
    static final String EMAIL = "LOKI_JIRA_EMAIL";
    static final String TOKEN = "LOKI_JIRA_TOKEN";
    static final String PROJECT_KEY = "LOKI_JIRA_PROJECT_KEY";

    private static final String URL = "LOKI_JIRA_URL";
    private static final String EPIC_KEY = "LOKI_JIRA_EPIC_KEY";
    private static final Pattern ISSUE = Pattern.compile("([A-Za-z][A-Za-z0-9_]{0,99}-[0-9]{1,18})");
    private static final Pattern HOSTS = Pattern.compile("[a-z0-9-]+\\.atlassian\\.net|api\\.atlassian\\.com");

    /** The fields of the file that say what variables say. */
    static final Map<String, String> FIELDS =
            Map.of(URL, "url", EMAIL, "email", PROJECT_KEY, "project_key", EPIC_KEY, "epic_key");

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
    public List<String> missingAddress() {
        return source.missing(URL);
    }

    @Override
    public String destination() {
        return ServiceSource.plain(address());
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
    public StatusNames statuses() {
        return source.statuses();
    }

    @Override
    public String secretVariable() {
        return "LOKI_JIRA_WEBHOOK_SECRET";
    }

    /** Where it is asked. */
    HttpEndpoint address() {
        return source.address(URL, "", HOSTS);
    }
}
