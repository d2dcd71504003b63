package dev.loki.contracts.codehost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.contracts.tracker.InMemorySentJournal;
import dev.loki.ports.codehost.CodeHost;
import dev.loki.ports.codehost.CommitState;
import dev.loki.ports.codehost.CommitState.Outcome;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.tracker.TrackerException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link CodeHost} does. */
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
public abstract class CodeHostContract {

    private static final String SHA = "6dcb09b5b57875f334f61aebed695e2e4193db5e";

    private final SentJournal journal = new InMemorySentJournal();
    private CodeHost host;
    private long number;

    /** Another host of the same service, that sends each request once, or lets no time pass between attempts. */
    protected abstract CodeHost host(SentJournal journal) throws Exception;

    /** A pull request or issue that is there, without comments. */
    protected abstract long number() throws Exception;

    /** A number that is not there. */
    protected abstract long noNumber() throws Exception;

    /** The texts of all comments, oldest first. */
    protected abstract List<String> comments(long number) throws Exception;

    /** Somebody else posts a comment. */
    protected abstract void postAsSomebodyElse(long number, String markdown) throws Exception;

    /** The service does the next write that it is asked for, and its answer is lost. */
    protected abstract void loseNextAnswerToAWrite() throws Exception;

    /** What is now said of a commit, each as the context, a space and the outcome. */
    protected abstract List<String> reported(String sha) throws Exception;

    /** Somebody who may push. */
    protected abstract String pusher() throws Exception;

    /** Somebody who may not. */
    protected abstract String reader() throws Exception;

    /** Whether the service is asked at once; where calls wait to be made, nothing is known of it. */
    protected boolean answers() {
        return true;
    }

    @BeforeEach
    void openHost() throws Exception {
        host = host(journal);
        number = number();
    }

    @Test
    void oneNameIsOneCommentThatIsBroughtUpToDate() throws Exception {
        String url = host.comment(number, "quality", "first text");
        assertThat(host.comment(number, "quality", "second text")).isEqualTo(url);
        assertThat(host(journal).comment(number, "quality", "third text")).isEqualTo(url);
        assertThat(comments(number))
                .singleElement()
                .asString()
                .contains("third text")
                .doesNotContain("first", "second");
    }

    @Test
    void otherNamesAreOtherComments() throws Exception {
        host.comment(number, "quality", "some text");
        host.comment(number, "summary", "some text");
        assertThat(comments(number)).hasSize(2);
    }

    /** As on a build machine that is new for each run. */
    @Test
    void whoRemembersNothingFindsItsComment() throws Exception {
        host.comment(number, "quality", "first text");
        host(new InMemorySentJournal()).comment(number, "quality", "second text");
        assertThat(comments(number)).singleElement().asString().contains("second text");
    }

    @Test
    void whatSomebodyElseWroteIsNeverChanged() throws Exception {
        host.comment(number, "quality", "our text");
        String copied = comments(number).get(0);
        postAsSomebodyElse(number, copied + " and more");
        host(new InMemorySentJournal()).comment(number, "quality", "newer text");
        assertThat(comments(number)).hasSize(2);
        assertThat(comments(number).get(0)).contains("newer text");
        assertThat(comments(number).get(1)).isEqualTo(copied + " and more");
    }

    @Test
    void aCommentWhoseAnswerWasLostIsMadeOnce() throws Exception {
        loseNextAnswerToAWrite();
        try {
            host.comment(number, "quality", "some text");
        } catch (TrackerException e) {
            assertThat(e.trouble()).isEqualTo(TrackerException.Trouble.PASSING);
        }
        host(journal).comment(number, "quality", "some text");
        assertThat(comments(number)).hasSize(1);
    }

    @Test
    void aNumberThatIsNotThereIsNotFound() throws Exception {
        long missing = noNumber();
        if (!answers()) {
            host.comment(missing, "quality", "some text");
            return;
        }
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> host.comment(missing, "quality", "some text"))
                .satisfies(e -> assertThat(e.trouble()).isEqualTo(TrackerException.Trouble.NOT_FOUND));
    }

    @Test
    void whatIsSaidLastOfACommitIsWhatIsSaidOfIt() throws Exception {
        CodeHost.CommitReport how = host.report(state(Outcome.PENDING, "running"));
        assertThat(reported(SHA)).containsExactly("loki/quality PENDING");
        assertThat(host.report(state(Outcome.FAILURE, "it failed: " + "\u00e9".repeat(1_000))))
                .isEqualTo(how);
        assertThat(reported(SHA)).containsExactly("loki/quality FAILURE");
        host.report(state(Outcome.SUCCESS, "all is well"));
        assertThat(reported(SHA)).containsExactly("loki/quality SUCCESS");
    }

    @Test
    void onlyWhoSurelyMayPushMay() throws Exception {
        assertThat(host.mayPush(pusher())).isEqualTo(answers());
        assertThat(host.mayPush(reader())).isFalse();
        assertThat(host.mayPush("nobody-has-this-name")).isFalse();
        assertThat(host.mayPush("../../" + pusher())).isFalse();
        assertThat(host.mayPush("")).isFalse();
    }

    private static CommitState state(Outcome outcome, String description) {
        return new CommitState(
                SHA, "loki/quality", outcome, description, "# Quality", Optional.of("https://example.com/run/1"));
    }
}
