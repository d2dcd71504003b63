package dev.loki.adapter.jira.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.contracts.tracker.InMemorySentJournal;
import dev.loki.domain.tracker.StatusNames;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import dev.loki.standin.BadAnswers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said on issues. */
class JiraCommentsTest {

    private static final String LONG = "word ".repeat(16_000);

    private final TestJira jira = new TestJira();

    @BeforeEach
    void makeIssue() {
        jira.server.issue("PROJ-1", "Story", "A story");
    }

    @AfterEach
    void close() {
        jira.close();
    }

    @Test
    void aTextThatIsTooLongBecomesSeveralComments() {
        String first = post("log", LONG, false);
        assertThat(jira.server.comments("PROJ-1")).hasSize(3);
        assertThat(jira.server.comments("PROJ-1").get(0).string("id")).contains(first);

        assertThat(post("log", LONG, false)).isEqualTo(first);
        assertThat(post("log", "another text", false)).isEqualTo(first);
        assertThat(jira.server.comments("PROJ-1")).hasSize(3);
    }

    @Test
    void whatIsLeftOverOfALongerReportIsTakenOut() {
        String first = post("report", LONG, true);
        assertThat(post("report", "short", true)).isEqualTo(first);
        assertThat(jira.comments("PROJ-1"))
                .containsExactly("short", "There is no more of this.", "There is no more of this.");

        post("report", LONG, true);
        assertThat(jira.server.comments("PROJ-1")).hasSize(3);
        assertThat(String.join("", jira.comments("PROJ-1"))).doesNotContain("no more of this");
    }

    @Test
    void aStickyCommentThatSaysTheSameIsNotSentAgain() {
        post("report", "text", true);
        post("report", "text", true);
        assertThat(jira.writes()).isEqualTo(1);
    }

    @Test
    void aStickyCommentThatSomebodyDeletedIsPostedAnew() {
        String first = post("report", "one", true);
        jira.server.deleteComment("PROJ-1", first);
        String second = post("report", "two", true);
        assertThat(second).isNotEqualTo(first);
        assertThat(post("report", "three", true)).isEqualTo(second);
        assertThat(jira.comments("PROJ-1")).containsExactly("three");
    }

    @Test
    void aStickyCommentIsFoundAgainWhereTheJournalIsLost() {
        jira.server.pageSize(2);
        String id = post("report", "one", true);
        IntStream.range(0, 5).forEach(n -> post("other " + n, "text", false));
        assertThat(jira.tracker(new InMemorySentJournal(), jira.clock, StatusNames.DEFAULT)
                        .postComment("PROJ-1", new WorkComment("report", "two", true)))
                .isEqualTo(id);
        assertThat(jira.comments("PROJ-1")).hasSize(6).first().isEqualTo("two");
    }

    @Test
    void whatWasFoundAfterALostAnswerGetsItsNewText() {
        jira.losePatience();
        jira.server.nextWrite(BadAnswers.silence());
        String id = post("report", "one", true);
        assertThat(post("report", "two", true)).isEqualTo(id);
        assertThat(jira.comments("PROJ-1")).containsExactly("two");
    }

    @Test
    void anIssueThatIsMovedKeepsItsComments() {
        String id = post("report", "one", true);
        jira.server.move("PROJ-1", "OTHER-9");
        assertThat(post("report", "two", true)).isEqualTo(id);
        assertThat(jira.tracker().postComment("OTHER-9", new WorkComment("report", "three", true)))
                .isEqualTo(id);
        assertThat(jira.comments("OTHER-9")).containsExactly("three");
    }

    @Test
    void aRefusalIsToldAndMayBeTriedAgain() {
        jira.server.refuse("POST", "comment", 403, "You do not have the permission to comment on this issue.");
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> post("report", "one", true))
                .satisfies(e -> assertThat(e.trouble()).isEqualTo(Trouble.UNAUTHORIZED))
                .withMessageContaining("do not have the permission to comment");
        jira.server.allowAll();
        post("report", "one", true);
        assertThat(jira.comments("PROJ-1")).containsExactly("one");
    }

    @Test
    void namesOfOperationsMayBeLongAndStrange() {
        String strange = "zwei\nZeilen \"und\" mehr ".repeat(50);
        String id = post(strange, "text", false);
        assertThat(post(strange, "text", false)).isEqualTo(id);
        assertThat(post(strange + "!", "text", false)).isNotEqualTo(id);
    }

    private String post(String operation, String markdown, boolean sticky) {
        return jira.tracker().postComment("PROJ-1", new WorkComment(operation, markdown, sticky));
    }
}
