package dev.loki.adapter.jira.tracker;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.tracker.WorkLink;
import java.net.URI;
import java.util.Locale;

/** Puts links beside issues: by a global id, under which Jira itself keeps one of each. */
final class RemoteLinks {

    private static final int MOST_GLOBAL_ID = 255;
    private static final int MOST_TITLE = 255;

    private final String site;
    private final JiraClient client;

    RemoteLinks(String site, JiraClient client) {
        this.site = site;
        this.client = client;
    }

    void put(IssueRef issue, WorkLink link) {
        JsonObject request = JsonObject.builder()
                .put("globalId", globalId(issue, link))
                .put(
                        "object",
                        JsonObject.builder()
                                .put("url", checked(link.url()))
                                .put("title", OneLine.cut(OneLine.of(link.title()), MOST_TITLE))
                                .put(
                                        "status",
                                        JsonObject.builder()
                                                .put("resolved", link.resolved())
                                                .build())
                                .build())
                .build();
        client.put(issue.id(), "a link beside " + issue.key(), "POST", issue.path() + "/remotelink", request)
                .orThrow();
    }

    private String globalId(IssueRef issue, WorkLink link) {
        String plain = "loki:" + OneLine.of(link.operation());
        return plain.length() <= MOST_GLOBAL_ID
                ? plain
                : "loki:" + new Operation(site, issue.id(), "link " + link.operation()).digest();
    }

    private static String checked(String url) {
        try {
            String scheme = String.valueOf(URI.create(url).getScheme()).toLowerCase(Locale.ROOT);
            if (scheme.equals("http") || scheme.equals("https")) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw JiraTroubles.refused(
                    "the address of a link is none: it holds a character that an address cannot hold");
        }
        throw JiraTroubles.refused("the address of a link must begin with http:// or https://");
    }
}
