package dev.loki.adapter.jira.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.domain.tracker.WorkLink;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import dev.loki.standin.BadAnswers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Links beside an issue. */
class JiraLinksTest {

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
    void aLinkWhoseAnswerWasLostIsSentAgainAndStaysOne() {
        jira.server.nextWrite(BadAnswers.resetAfter());
        link("deployment", "https://example.com/1", "Deployed\nto " + "x".repeat(300));
        assertThat(jira.server.links("PROJ-1")).hasSize(1);
        assertThat(jira.writes()).isEqualTo(2);
    }

    @Test
    void anOperationMayBeLong() {
        String operation = "deployment of ".repeat(40);
        link(operation, "https://example.com/1", "one");
        link(operation, "https://example.com/2", "two");
        link(operation + "!", "https://example.com/3", "three");
        assertThat(jira.server.links("PROJ-1")).hasSize(2);
    }

    @Test
    void whatIsNoWebAddressIsRefused() {
        assertThat(List.of("javascript:alert(1)", "file:///etc/passwd", "no address", "", "//example.com"))
                .allSatisfy(url -> assertThatExceptionOfType(TrackerException.class)
                        .isThrownBy(() -> link("deployment", url, "title"))
                        .satisfies(e -> assertThat(e.trouble()).isEqualTo(Trouble.REFUSED)));
        assertThat(jira.writes()).isZero();
    }

    private void link(String operation, String url, String title) {
        jira.tracker().link("PROJ-1", new WorkLink(operation, url, title, true));
    }
}
