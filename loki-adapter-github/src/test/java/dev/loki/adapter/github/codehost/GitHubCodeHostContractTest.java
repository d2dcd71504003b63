package dev.loki.adapter.github.codehost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.github.OnStandIn;
import dev.loki.contracts.codehost.CodeHostContract;
import dev.loki.domain.json.JsonObject;
import dev.loki.http.ServiceListener;
import dev.loki.http.SteppedClock;
import dev.loki.ports.codehost.CodeHost;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.standin.OpenApiSchema;
import dev.loki.standin.github.GitHubStandIn;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** With a person's token, which may make no check runs. */
class GitHubCodeHostContractTest extends CodeHostContract {

    final SteppedClock clock = new SteppedClock();
    final GitHubStandIn service = new GitHubStandIn("", clock::now);

    @BeforeEach
    void holdAgainstTheSchema() {
        OpenApiSchema.GITHUB.require();
        service.permit("octocat", "write");
        service.permit("hubot", "read");
    }

    @AfterEach
    void everyRequestWasOneThatGitHubTakes() {
        service.close();
        assertThat(service.violations()).isEmpty();
    }

    @Override
    protected CodeHost host(SentJournal journal) {
        return OnStandIn.host(service, journal, ServiceListener.NONE, clock);
    }

    @Override
    protected long number() {
        return service.addPullRequest("Pay by card");
    }

    @Override
    protected long noNumber() {
        return 4040;
    }

    @Override
    protected List<String> comments(long number) {
        return service.comments(number);
    }

    @Override
    protected void postAsSomebodyElse(long number, String markdown) {
        service.addComment(number, "mallory", markdown);
    }

    @Override
    protected void loseNextAnswerToAWrite() {
        service.loseNextAnswerToAWrite();
    }

    /** The last status of each context, and the last run of each name, as GitHub shows them. */
    @Override
    protected List<String> reported(String sha) {
        List<JsonObject> statuses = service.statuses(sha);
        List<JsonObject> runs = service.checkRuns(sha);
        Stream<String> status = statuses.stream()
                .skip(Math.max(0, statuses.size() - 1))
                .map(each -> text(each, "context") + " " + text(each, "state").toUpperCase(Locale.ROOT));
        Stream<String> run = runs.stream().map(each -> text(each, "name") + " " + outcome(each));
        return Stream.concat(status, run).toList();
    }

    @Override
    protected String pusher() {
        return "octocat";
    }

    @Override
    protected String reader() {
        return "hubot";
    }

    private static String outcome(JsonObject run) {
        return text(run, "status").equals("completed") ? text(run, "conclusion").toUpperCase(Locale.ROOT) : "PENDING";
    }

    private static String text(JsonObject object, String name) {
        return object.string(name).orElse("");
    }
}
