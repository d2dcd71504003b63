package dev.loki.adapter.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.github.codehost.GitHubCodeHost;
import dev.loki.adapter.github.tracker.GitHubTracker;
import dev.loki.contracts.tracker.InMemorySentJournal;
import dev.loki.domain.tracker.ImportedWork;
import dev.loki.domain.tracker.Subtask;
import dev.loki.http.ServiceListener;
import dev.loki.http.SteppedClock;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.standin.OpenApiSchema;
import dev.loki.standin.github.GitHubStandIn;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The API of an Enterprise Server lies below {@code /api/v3}, and so do its pages. */
class EnterpriseServerTest {

    private static final String PATH = "/api/v3";

    @Test
    void everyRequestGoesBelowThePathOfTheApi() {
        OpenApiSchema.GITHUB.require();
        SteppedClock clock = new SteppedClock();
        SentJournal journal = new InMemorySentJournal();
        try (GitHubStandIn service = new GitHubStandIn(PATH, clock::now);
                GitHubTracker tracker = OnStandIn.tracker(service, journal, ServiceListener.NONE, clock);
                GitHubCodeHost host = OnStandIn.host(service, journal, ServiceListener.NONE, clock)) {
            long number = service.addIssue("Pay by card", "");
            IntStream.range(0, 150).forEach(i -> service.addComment(number, "octocat", "comment " + i));
            String url = host.comment(number, "quality", "all is well");
            assertThat(service.comments(number)).hasSize(151);
            String web = service.url().substring(0, service.url().length() - PATH.length());
            assertThat(url).startsWith(web + "/" + GitHubStandIn.REPOSITORY + "/issues/" + number + "#issuecomment-");

            tracker.createSubtasks("#" + number, List.of(new Subtask("a", "Alpha", "")));
            ImportedWork work = tracker.importProject("#" + number);
            assertThat(work.children()).extracting(ImportedWork::title).containsExactly("Alpha");
            assertThat(service.requests())
                    .allSatisfy(request -> assertThat(request.getTarget()).startsWith(PATH + "/"));
            assertThat(service.violations()).isEmpty();
        }
    }
}
