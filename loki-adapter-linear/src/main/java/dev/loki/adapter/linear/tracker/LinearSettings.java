package dev.loki.adapter.linear.tracker;

import dev.loki.domain.tracker.StatusNames;
import dev.loki.http.HttpEndpoint;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What must be known of a workspace. Prints without the token.
 *
 * @param token an API key ({@code lin_api_...}) or an OAuth access token
 * @param endpoint where GraphQL is spoken
 * @param teamKey the team whose issues are meant by a bare number, and in which work below a project is created; empty
 *     where there is none
 * @param names what the team calls each status
 */
public record LinearSettings(String token, HttpEndpoint endpoint, String teamKey, StatusNames names) {

    /** Where Linear is. */
    public static final String ADDRESS = "https://api.linear.app/graphql";

    private static final String API_KEY = "lin_api_";
    private static final Pattern BEARER = Pattern.compile("(?i)bearer(?:\\s+|$)");
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]{1,4096}");
    private static final Pattern ENDS_IN_PATH = Pattern.compile("https?://[^/?]+/(?:[^?]*/)?[^/?]+");
    private static final Pattern TEAM_KEY = Pattern.compile("|[A-Z][A-Z0-9]{0,9}");

    /** @throws IllegalArgumentException where token, endpoint or team key cannot be right; the message holds no token */
    public LinearSettings {
        token = BEARER.matcher(token.strip()).replaceFirst("");
        teamKey = teamKey.strip().toUpperCase(Locale.ROOT);
        if (!PRINTABLE.matcher(token).matches()) {
            throw new IllegalArgumentException(
                    "the token of Linear is empty, or holds a blank or a line break; expected lin_api_... or an OAuth"
                            + " token in LOKI_LINEAR_API_KEY or LOKI_LINEAR_TOKEN");
        }
        if (!ENDS_IN_PATH.matcher(endpoint.uri().toString()).matches()) {
            throw new IllegalArgumentException(
                    "the address of Linear ends in the path of GraphQL, as " + ADDRESS + " does");
        }
        if (!TEAM_KEY.matcher(teamKey).matches()) {
            throw new IllegalArgumentException("the team key of Linear is the letters in front of its issues' numbers,"
                    + " such as ABC; it is none");
        }
    }

    /** A workspace at Linear's own address, with the names of the original, and no team of preference. */
    public LinearSettings(String token) {
        this(token, HttpEndpoint.parse(ADDRESS), "", StatusNames.DEFAULT);
    }

    /** The value of the {@code Authorization} header: API keys go bare, OAuth tokens as Bearer. */
    String authorization() {
        return token.startsWith(API_KEY) ? token : "Bearer " + token;
    }

    @Override
    public String toString() {
        return "LinearSettings[token=***, endpoint=" + endpoint + ", teamKey=" + teamKey + "]";
    }
}
