package dev.loki.adapter.jira.tracker;

import dev.loki.domain.tracker.StatusNames;
import dev.loki.http.HttpEndpoint;
import java.util.regex.Pattern;

/**
 * Which Jira, and as whom. Prints without the token.
 *
 * @param base {@code https://<site>.atlassian.net} for a token without scopes, or
 *     {@code https://api.atlassian.com/ex/jira/<cloudId>} for one with scopes or of a service account; paths are appended to
 *     its own. TLS is spoken unless it says http
 * @param email of the account that the token belongs to
 * @param token an API token
 * @param projectKey the project that is looked at where a person asks how things stand; empty for none
 * @param statuses what the team calls its statuses
 */
public record JiraSettings(HttpEndpoint base, String email, String token, String projectKey, StatusNames statuses) {

    private static final Pattern PROJECT_KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,254}");
    private static final String GATEWAY = "/ex/jira/";

    public JiraSettings {
        require(email.contains("@") && isPlain(email), "the e-mail address of Jira's account must be one");
        require(!token.isBlank() && isPlain(token), "Jira's API token must be one word");
        require(projectKey.isEmpty() || isProjectKey(projectKey), "the key of Jira's project must be like PROJ");
        require(base.uri().getRawQuery() == null, "Jira's address must hold no query (?...)");
    }

    /** Whether it may be the key of a project. */
    static boolean isProjectKey(String text) {
        return PROJECT_KEY.matcher(text).matches();
    }

    /** Where it is, as it tells Jiras apart. */
    String site() {
        return base.uri().getRawAuthority()
                + String.valueOf(base.uri().getRawPath()).replaceAll("/+$", "");
    }

    /** Whether it is the address for tokens with scopes. */
    boolean isGateway() {
        return String.valueOf(base.uri().getRawPath()).contains(GATEWAY);
    }

    @Override
    public String toString() {
        return "JiraSettings[base=" + base + ", email=" + email + ", token=***, projectKey=" + projectKey + "]";
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c > ' ' && c != 0x7f);
    }

    private static void require(boolean condition, String expectation) {
        if (!condition) {
            throw new IllegalArgumentException(expectation);
        }
    }
}
