package dev.loki.adapter.github.codehost;

import dev.loki.adapter.github.rest.Fields;
import dev.loki.adapter.github.rest.GitHubApi;
import dev.loki.domain.json.JsonObject;
import java.util.Locale;
import java.util.Optional;

/**
 * The statuses of commits. Of those of one context the latest counts, and one that would say the same again is not sent:
 * GitHub keeps at most 1,000.
 *
 * @see <a href="https://docs.github.com/en/rest/commits/statuses">Commit statuses</a>
 */
final class CommitStatuses {

    private static final int LONGEST_DESCRIPTION = 140;

    private final GitHubApi api;

    CommitStatuses(GitHubApi api) {
        this.api = api;
    }

    void report(Commit commit) {
        JsonObject status = status(commit);
        GitHubApi.untilKnown(() -> {
            if (!latest(commit).filter(there -> isSame(there, status)).isPresent()) {
                api.create(path("statuses/", commit), status).orThrow();
            }
            return true;
        });
    }

    /** Newest first, as GitHub lists them; contexts are told apart without case. */
    private Optional<Fields> latest(Commit commit) {
        return api.first(path("commits/", commit) + "/statuses", "", status -> status.text("context")
                .equalsIgnoreCase(commit.state().context()));
    }

    private static boolean isSame(Fields there, JsonObject wanted) {
        Fields fields = new Fields(wanted);
        return there.text("state").equals(fields.text("state"))
                && there.text("description").equals(fields.text("description"))
                && there.text("target_url").equals(fields.text("target_url"));
    }

    private static JsonObject status(Commit commit) {
        JsonObject.Builder status = JsonObject.builder()
                .put("state", commit.state().outcome().name().toLowerCase(Locale.ROOT))
                .put("context", commit.state().context())
                .put("description", commit.line(LONGEST_DESCRIPTION));
        commit.url().ifPresent(url -> status.put("target_url", url));
        return status.build();
    }

    private String path(String kind, Commit commit) {
        return "repos/" + api.settings().repository() + "/" + kind
                + commit.state().sha();
    }
}
