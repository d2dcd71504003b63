package dev.loki.contracts.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loki.domain.tracker.ImportedWork;
import dev.loki.domain.tracker.Subtask;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.domain.tracker.WorkLink;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.ports.tracker.CreatedIssue;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.tracker.StatusOutcome;
import dev.loki.ports.tracker.TrackerException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link IssueTracker} does. */
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
public abstract class IssueTrackerContract {

    private final SentJournal journal = new InMemorySentJournal();
    private IssueTracker tracker;
    private String issue;

    /** Another tracker of the same service, that sends each request once, or lets no time pass between attempts. */
    protected abstract IssueTracker tracker(SentJournal journal) throws Exception;

    /** The key of an issue that is there, neither done nor canceled, without comments, links and anything below it. */
    protected abstract String issue() throws Exception;

    /** The key of an issue that is not there. */
    protected abstract String noIssue() throws Exception;

    /** The texts of all comments on an issue, oldest first; the plain words of each unchanged. */
    protected abstract List<String> comments(String issue) throws Exception;

    /** The titles of what is below an issue, in the order of its creation. */
    protected abstract List<String> subtasks(String issue) throws Exception;

    /** The addresses of the links beside an issue. */
    protected abstract List<String> links(String issue) throws Exception;

    /** What the service calls the status of an issue. */
    protected abstract String status(String issue) throws Exception;

    /** Takes away every way from an issue's status to one that is done; false where the service always has one. */
    protected abstract boolean takeAwayWays(String issue) throws Exception;

    /** The service does the next write that it is asked for, and its answer is lost. */
    protected abstract void loseNextAnswerToAWrite() throws Exception;

    /** Whether the service is asked at once; where calls wait to be made, what needs its answer is refused. */
    protected boolean answers() {
        return true;
    }

    @BeforeEach
    void openTracker() throws Exception {
        tracker = tracker(journal);
        issue = issue();
    }

    @Test
    void theServiceHasANameInLowerCase() {
        assertThat(tracker.service()).matches("[a-z]+");
    }

    @Test
    void whoAsksHowThingsStandIsToldWhoWeAre() {
        assertThat(tracker.check().account()).isNotBlank().hasLineCount(1);
    }

    @Test
    void anIssueIsImportedWithItsNames() {
        imported(issue).ifPresent(work -> {
            assertThat(work.key()).isEqualTo(issue);
            assertThat(work.id()).isNotBlank();
            assertThat(work.title()).isNotBlank().hasLineCount(1);
        });
    }

    @Test
    void anIssueThatIsNotThereIsNotFound() throws Exception {
        String missing = noIssue();
        List<Consumer<IssueTracker>> all = List.of(
                asked -> asked.syncStatus(missing, WorkStatus.DONE),
                asked -> asked.postComment(missing, comment("c", "text")),
                asked -> asked.createSubtasks(missing, List.of(new Subtask("s", "title", ""))),
                asked -> asked.link(missing, new WorkLink("l", "https://example.com/1", "title", false)));
        if (answers()) {
            assertThat(all).allSatisfy(asked -> assertFails(TrackerException.Trouble.NOT_FOUND, asked));
            assertFails(TrackerException.Trouble.NOT_FOUND, asked -> asked.importProject(missing));
        } else {
            assertThat(all).allSatisfy(asked -> asked.accept(tracker));
        }
    }

    @Test
    void aStatusIsMovedOnceAndThenUnchanged() throws Exception {
        String name = moved(tracker.syncStatus(issue, WorkStatus.DONE));
        assertThat(status(issue)).isEqualTo(name);
        assertThat(tracker.syncStatus(issue, WorkStatus.DONE)).isEqualTo(new StatusOutcome.Unchanged(name));
    }

    @Test
    void whatIsDoneCanBeTakenUpAgain() throws Exception {
        String done = moved(tracker.syncStatus(issue, WorkStatus.DONE));
        String again = moved(tracker.syncStatus(issue, WorkStatus.ACT));
        assertThat(again).isNotEqualTo(done);
        assertThat(status(issue)).isEqualTo(again);
    }

    @Test
    void whereThereIsNoWayTheStatusStaysAndTheReasonIsTold() throws Exception {
        assumeTrue(takeAwayWays(issue), "the service always has a way");
        String before = status(issue);
        assertThat(tracker.syncStatus(issue, WorkStatus.DONE))
                .isInstanceOfSatisfying(
                        StatusOutcome.NoWay.class, no -> assertThat(no.reason()).isNotBlank());
        assertThat(status(issue)).isEqualTo(before);
    }

    @Test
    void oneOperationIsOneCommentWhoseFirstTextStays() throws Exception {
        String id = tracker.postComment(issue, comment("one", "first text"));
        assertThat(tracker.postComment(issue, comment("one", "second text"))).isEqualTo(id);
        assertThat(tracker(journal).postComment(issue, comment("one", "first text")))
                .isEqualTo(id);
        assertThat(comments(issue)).singleElement().asString().contains("first text");
    }

    @Test
    void otherOperationsAreOtherCommentsInTheirOrder() throws Exception {
        String first = tracker.postComment(issue, comment("one", "same text"));
        assertThat(tracker.postComment(issue, comment("two", "same text"))).isNotEqualTo(first);
        tracker.postComment(issue, comment("three", "last text"));
        assertThat(comments(issue)).hasSize(3).last().asString().contains("last text");
    }

    @Test
    void aLaterTextOfAStickyCommentTakesThePlaceOfTheEarlier() throws Exception {
        String id = tracker.postComment(issue, new WorkComment("report", "first text", true));
        assertThat(tracker(journal).postComment(issue, new WorkComment("report", "second text", true)))
                .isEqualTo(id);
        assertThat(comments(issue))
                .singleElement()
                .asString()
                .contains("second text")
                .doesNotContain("first");
    }

    @Test
    void aCommentWhoseAnswerWasLostIsMadeOnce() throws Exception {
        loseNextAnswerToAWrite();
        untilItIsThere(asked -> asked.postComment(issue, comment("one", "some text")));
        assertThat(comments(issue)).hasSize(1);
    }

    @Test
    void subtasksAreCreatedInTheirOrderAndOnlyOnce() throws Exception {
        List<Subtask> two = List.of(new Subtask("a", "Alpha", "the *first*"), new Subtask("b", "Beta", ""));
        List<CreatedIssue> created = tracker.createSubtasks(issue, two);
        assertThat(created).hasSize(2).doesNotHaveDuplicates();
        assertThat(tracker(journal).createSubtasks(issue, two))
                .extracting(CreatedIssue::id)
                .containsExactlyElementsOf(
                        created.stream().map(CreatedIssue::id).toList());

        List<CreatedIssue> three = tracker.createSubtasks(
                issue, List.of(two.get(1), new Subtask("c", "Gamma", ""), new Subtask("a", "Alpha", "")));
        assertThat(three).extracting(CreatedIssue::id).startsWith(created.get(1).id());
        assertThat(three.get(2).id()).isEqualTo(created.get(0).id());
        assertThat(subtasks(issue)).containsExactly("Alpha", "Beta", "Gamma");
    }

    @Test
    void aSubtaskWhoseAnswerWasLostIsMadeOnce() throws Exception {
        loseNextAnswerToAWrite();
        untilItIsThere(asked -> asked.createSubtasks(issue, List.of(new Subtask("a", "Alpha", ""))));
        assertThat(subtasks(issue)).containsExactly("Alpha");
    }

    @Test
    void whatWasCreatedBelowAnIssueIsImportedWithIt() {
        List<CreatedIssue> created =
                tracker.createSubtasks(issue, List.of(new Subtask("a", "Alpha", ""), new Subtask("b", "Beta", "")));
        imported(issue).ifPresent(work -> assertThat(work.children())
                .extracting(ImportedWork::key)
                .containsExactlyElementsOf(
                        created.stream().map(CreatedIssue::key).toList()));
        imported(created.get(0).key())
                .ifPresent(work -> assertThat(work.title()).isEqualTo("Alpha"));
    }

    @Test
    void aLaterLinkOfTheSameOperationTakesThePlaceOfTheEarlier() throws Exception {
        tracker.link(issue, new WorkLink("deployment", "https://example.com/1", "Deployment", false));
        tracker.link(issue, new WorkLink("deployment", "https://example.com/1", "Deployment", true));
        tracker(journal).link(issue, new WorkLink("deployment", "https://example.com/2", "Deployment", true));
        tracker.link(issue, new WorkLink("report", "https://example.com/3", "Report", true));
        assertThat(links(issue)).containsExactlyInAnyOrder("https://example.com/2", "https://example.com/3");
    }

    @Test
    void twoThreadsThatPostTheSameMakeOneComment() throws Exception {
        CompletableFuture<String> other =
                CompletableFuture.supplyAsync(() -> tracker.postComment(issue, comment("one", "some text")));
        String id = tracker.postComment(issue, comment("one", "some text"));
        assertThat(other.join()).isEqualTo(id);
        assertThat(comments(issue)).hasSize(1);
    }

    /** Empty where that needs an answer that cannot be had, and is refused for that. */
    private Optional<ImportedWork> imported(String id) {
        if (answers()) {
            return Optional.of(tracker.importProject(id));
        }
        assertFails(TrackerException.Trouble.REFUSED, asked -> asked.importProject(id));
        return Optional.empty();
    }

    private void assertFails(TrackerException.Trouble trouble, Consumer<IssueTracker> asked) {
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> asked.accept(tracker))
                .satisfies(e -> assertThat(e.trouble()).isEqualTo(trouble))
                .satisfies(e -> assertThat(e.getMessage()).isNotBlank());
    }

    /** As the next run of a program does it, with another tracker over the same journal. */
    private void untilItIsThere(Consumer<IssueTracker> write) throws Exception {
        try {
            write.accept(tracker);
        } catch (TrackerException e) {
            assertThat(e.trouble()).isEqualTo(TrackerException.Trouble.PASSING);
        }
        write.accept(tracker(journal));
    }

    private static String moved(StatusOutcome outcome) {
        assertThat(outcome).isInstanceOf(StatusOutcome.Moved.class);
        return ((StatusOutcome.Moved) outcome).name();
    }

    private static WorkComment comment(String operation, String text) {
        return new WorkComment(operation, text, false);
    }
}
