package dev.loki.adapter.github.codehost;

import dev.loki.adapter.github.comment.BodyText;
import dev.loki.adapter.github.comment.Marker;
import dev.loki.adapter.github.rest.Fields;
import dev.loki.adapter.github.rest.GitHubApi;
import dev.loki.adapter.github.rest.GitHubReply;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.codehost.CommitState;
import dev.loki.ports.codehost.CommitState.Outcome;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The check runs of commits, which show a whole report beside the code. One is found again by its name and the
 * {@code external_id} that we gave it.
 *
 * @see <a href="https://docs.github.com/en/rest/checks/runs">Check runs</a>
 */
final class CheckRuns {

    private static final Pattern NOT_FOR_THIS_TOKEN =
            Pattern.compile("must authenticate via a GitHub App|Resource not accessible", Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_TITLE = 255;

    private final GitHubApi api;

    CheckRuns(GitHubApi api) {
        this.api = api;
    }

    /** Whether it was reported; false where the token may make no check runs. */
    boolean report(Commit commit) {
        GitHubReply reply = GitHubApi.untilKnown(() -> send(commit));
        if (reply.status() == 403 && NOT_FOR_THIS_TOKEN.matcher(reply.words()).find()) {
            return false;
        }
        reply.orThrow();
        return true;
    }

    private GitHubReply send(Commit commit) {
        GitHubReply list =
                api.get(path("commits/" + commit.state().sha() + "/check-runs") + "?filter=latest&per_page=100"
                        + "&check_name=" + URLEncoder.encode(commit.state().context(), StandardCharsets.UTF_8));
        if (!list.isSuccess()) {
            return list;
        }
        Optional<Fields> run = list.fields().list("check_runs").stream()
                .filter(each -> each.text("external_id").equals(externalId(commit)))
                .filter(each -> mayBecome(each, commit.state().outcome()))
                .findFirst();
        return run.isPresent()
                ? api.set(
                        "PATCH",
                        path("check-runs/" + run.get().id("id")),
                        body(commit).build())
                : api.create(
                        path("check-runs"),
                        body(commit).put("head_sha", commit.state().sha()).build());
    }

    /** One that is over is not begun again: there is a new one then. */
    private static boolean mayBecome(Fields run, Outcome outcome) {
        return outcome != Outcome.PENDING || !run.text("status").equals("completed");
    }

    private JsonObject.Builder body(Commit commit) {
        CommitState state = commit.state();
        JsonObject.Builder body = JsonObject.builder()
                .put("name", state.context())
                .put("external_id", externalId(commit))
                .put("output", output(commit));
        commit.url().ifPresent(url -> body.put("details_url", url));
        return switch (state.outcome()) {
            case PENDING -> body.put("status", "in_progress");
            case SUCCESS -> body.put("status", "completed").put("conclusion", "success");
            case FAILURE, ERROR -> body.put("status", "completed").put("conclusion", "failure");
        };
    }

    private JsonObject output(Commit commit) {
        String title = commit.line(LONGEST_TITLE);
        String report = commit.state().markdown();
        Optional<String> details = commit.url().or(() -> api.settings().details());
        return JsonObject.builder()
                .put("title", title.isEmpty() ? commit.state().context() : title)
                .put("summary", BodyText.fit(report.isBlank() ? title : report, BodyText.LONGEST_CHECK, details))
                .build();
    }

    private static String externalId(Commit commit) {
        return "loki:" + Marker.digest(commit.state().context());
    }

    private String path(String rest) {
        return "repos/" + api.settings().repository() + "/" + rest;
    }
}
