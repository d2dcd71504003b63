package dev.loki.adapter.linear.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.contracts.tracker.InMemorySentJournal;
import dev.loki.domain.tracker.Subtask;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.domain.tracker.WorkLink;
import dev.loki.ports.tracker.CreatedIssue;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import dev.loki.standin.BadAnswers;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WritesTest extends LinearUnderTest {

    @Test
    void anIssueThatMovedToAnotherTeamGetsNoSecondComment() {
        String issue = workspace.addIssue("ABC", "One", "");
        workspace.addTeam("NEW");
        String id = tracker().postComment(issue, new WorkComment("run-1", "done", false));
        String moved = workspace.moveToTeam(issue, "NEW");
        assertThat(tracker().postComment(moved, new WorkComment("run-1", "done", false)))
                .isEqualTo(id);
        assertThat(tracker().postComment(issue, new WorkComment("run-1", "done", false)))
                .isEqualTo(id);
        assertThat(workspace.comments(moved)).containsExactly("done");
    }

    @Test
    void withoutTheJournalToo() {
        String issue = workspace.addIssue("ABC", "One", "");
        WorkComment comment = new WorkComment("run-1", "done", false);
        String id = tracker().postComment(issue, comment);
        SentJournal lost = new InMemorySentJournal();
        assertThat(tracker(lost, settings("")).postComment(issue, comment)).isEqualTo(id);
        assertThat(workspace.comments(issue)).hasSize(1);
    }

    @Test
    void aStickyCommentThatPeopleDeletedIsSaidAnewAndIsOneAgain() {
        String issue = workspace.addIssue("ABC", "One", "");
        String first = tracker().postComment(issue, new WorkComment("report", "one", true));
        workspace.deleteComment(first);
        String second = tracker().postComment(issue, new WorkComment("report", "two", true));
        assertThat(second).isNotEqualTo(first);
        assertThat(tracker().postComment(issue, new WorkComment("report", "three", true)))
                .isEqualTo(second);
        assertThat(workspace.comments(issue)).containsExactly("three");
    }

    @Test
    void aStickyCommentWhoseAnswerWasLostSaysTheLatest() {
        String issue = workspace.addIssue("ABC", "One", "");
        server.badDay(List.of(good -> good.get(), BadAnswers.resetAfter(), BadAnswers.resetBefore()));
        server.badDay(BadAnswers.burst(3, BadAnswers.resetBefore()));
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> tracker().postComment(issue, new WorkComment("report", "one", true)));
        tracker().postComment(issue, new WorkComment("report", "two", true));
        assertThat(workspace.comments(issue)).containsExactly("two");
    }

    @Test
    void whatIsSaidOnAProjectIsAProjectUpdateThatKeepsItsHealth() {
        String project = workspace.addProject("Launch", "", "", List.of("ABC"));
        tracker().postComment(project, new WorkComment("people", "We are late", false));
        workspace.setHealth(project, "atRisk");
        tracker().postComment(project, new WorkComment("report", "one", true));
        tracker().postComment(project, new WorkComment("report", "two", true));
        assertThat(workspace.projectUpdates(project)).containsExactly("atRisk We are late", "atRisk two");
    }

    @Test
    void whatWasRefusedIsNotHeldAgainstALaterAttempt() {
        String issue = workspace.addIssue("ABC", "One", "");
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> tracker().postComment(issue, new WorkComment("c", " ", false)))
                .satisfies(e -> assertThat(e.trouble()).isEqualTo(Trouble.REFUSED));
        tracker().postComment(issue, new WorkComment("c", "words", false));
        assertThat(workspace.comments(issue)).containsExactly("words");
    }

    @Test
    void manySubtasksAreLookedUpTogether() {
        String issue = workspace.addIssue("ABC", "One", "");
        List<Subtask> many = IntStream.range(0, 70)
                .mapToObj(n -> new Subtask("s" + n, "Sub\nissue " + n, n % 2 == 0 ? "" : "words"))
                .toList();
        List<CreatedIssue> created = tracker().createSubtasks(issue, many);
        assertThat(created)
                .extracting(CreatedIssue::key)
                .doesNotHaveDuplicates()
                .hasSize(70);
        int before = server.requests().size();
        assertThat(tracker().createSubtasks(issue, many)).isEqualTo(created);
        assertThat(server.requests()).hasSize(before + 3);
        assertThat(workspace.children(issue)).hasSize(70).startsWith("Sub issue 0");
    }

    @Test
    void aSubtaskThatPeopleDeletedStaysDeleted() {
        String issue = workspace.addIssue("ABC", "One", "");
        List<Subtask> one = List.of(new Subtask("s", "Sub", ""));
        CreatedIssue created = tracker().createSubtasks(issue, one).get(0);
        workspace.deleteIssue(created.key());
        assertThat(tracker().createSubtasks(issue, one))
                .containsExactly(new CreatedIssue(created.id(), created.id(), ""));
        assertThat(workspace.children(issue)).isEmpty();
    }

    @Test
    void issuesBelowAProjectAreCreatedInItsTeam() {
        workspace.addTeam("OPS");
        String one = workspace.addProject("One team", "", "", List.of("OPS"));
        String two = workspace.addProject("Two teams", "", "", List.of("ABC", "OPS"));
        List<Subtask> tasks = List.of(new Subtask("s", "Sub", ""));
        tracker().createSubtasks(one, tasks);
        tracker(journal, settings("OPS")).createSubtasks(two, tasks);
        assertThat(workspace.projectIssues(one)).containsExactly("OPS Sub");
        assertThat(workspace.projectIssues(two)).containsExactly("OPS Sub");
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> tracker().createSubtasks(two, List.of(new Subtask("t", "Other", ""))))
                .withMessageContaining("ABC")
                .withMessageContaining("OPS");
    }

    @Test
    void aLinkIsBroughtUpToDateAndOneOfAnotherHandIsLeftAlone() {
        String issue = workspace.addIssue("ABC", "One", "");
        tracker().link(issue, new WorkLink("theirs", "https://example.com/theirs", "Theirs", false));
        tracker().link(issue, new WorkLink("run", "https://example.com/1", "Run", false));
        tracker().link(issue, new WorkLink("run", "https://example.com/1", "Run", true));
        assertThat(workspace.attachments(issue))
                .containsExactly("https://example.com/theirs Theirs In progress", "https://example.com/1 Run Finished");
        tracker().link(issue, new WorkLink("run", "https://example.com/2", "Run", true));
        assertThat(workspace.attachments(issue))
                .containsExactly("https://example.com/theirs Theirs In progress", "https://example.com/2 Run Finished");
        int before = server.requests().size();
        tracker().link(issue, new WorkLink("run", "https://example.com/2", "Run", true));
        assertThat(server.requests()).hasSize(before + 1);
    }

    @Test
    void aLinkBesideAProjectIsRefused() {
        String project = workspace.addProject("Launch", "", "", List.of("ABC"));
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> tracker().link(project, new WorkLink("l", "https://example.com/", "L", false)))
                .withMessageContaining("Launch is a project");
    }
}
