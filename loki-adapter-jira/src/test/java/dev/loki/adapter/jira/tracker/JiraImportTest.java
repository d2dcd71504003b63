package dev.loki.adapter.jira.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.tracker.ImportedWork;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An epic, read with what is below it. */
class JiraImportTest {

    private final TestJira jira = new TestJira();

    @AfterEach
    void close() {
        jira.close();
    }

    @Test
    void anEpicIsReadWithItsStoriesAndTheirSubTasks() {
        String id = jira.server.issue("PROJ-1", "Epic", "The epic");
        jira.server.set("PROJ-1", "description", TestJira.document("What it is about."));
        jira.server.set("PROJ-1", "labels", JsonArray.ofStrings(List.of("one", "two")));
        jira.server.issue("PROJ-2", "Story", "First", "PROJ-1");
        jira.server.issue("PROJ-3", "Task", "Second", "PROJ-1");
        jira.server.issue("PROJ-4", "Sous-tâche", "Below the first", "PROJ-2");
        jira.server.issue("PROJ-5", "Story", "Of nobody");

        ImportedWork epic = jira.tracker().importProject("PROJ-1");

        assertThat(epic.id()).isEqualTo(id);
        assertThat(epic.url()).isEqualTo(jira.server.url() + "/browse/PROJ-1");
        assertThat(epic.title()).isEqualTo("The epic");
        assertThat(epic.status()).isEqualTo("To Do");
        assertThat(epic.markdown()).isEqualTo("What it is about.");
        assertThat(epic.labels()).containsExactly("one", "two");
        assertThat(epic.children()).extracting(ImportedWork::title).containsExactly("First", "Second");
        assertThat(epic.children().get(0).children())
                .extracting(ImportedWork::key)
                .containsExactly("PROJ-4");
        assertThat(jira.requests()).containsExactly("GET /issue/PROJ-1", "POST /search/jql", "POST /search/jql");
    }

    @Test
    void everyPageIsReadAndOneQuestionIsAskedForFiftyParents() {
        jira.server.issue("PROJ-1", "Epic", "The epic");
        jira.server.pageSize(7);
        IntStream.rangeClosed(2, 61).forEach(n -> jira.server.issue("PROJ-" + n, "Story", "Story " + n, "PROJ-1"));
        jira.server.issue("PROJ-62", "Sous-tâche", "Below the last", "PROJ-61");

        ImportedWork epic = jira.tracker().importProject("PROJ-1");

        assertThat(epic.children()).hasSize(60).extracting(ImportedWork::key).doesNotHaveDuplicates();
        assertThat(epic.children().get(59).children()).hasSize(1);
        assertThat(jira.requests()).hasSize(1 + 9 + 2);
    }

    @Test
    void aLastPageThatRepeatsItsTokenIsTheEnd() {
        jira.server.issue("PROJ-1", "Epic", "The epic");
        jira.server.pageSize(2);
        jira.server.repeatPageTokens();
        IntStream.rangeClosed(2, 6).forEach(n -> jira.server.issue("PROJ-" + n, "Story", "Story " + n, "PROJ-1"));

        ImportedWork epic = jira.tracker().importProject("PROJ-1");

        assertThat(epic.children()).hasSize(5);
        assertThat(epic.markdown()).isEmpty();
    }

    @Test
    void whatIsNotReadToItsEndSaysSo() {
        jira.server.issue("PROJ-1", "Epic", "The epic");
        jira.server.pageSize(1);
        IntStream.rangeClosed(2, 105).forEach(n -> jira.server.issue("PROJ-" + n, "Story", "Story " + n, "PROJ-1"));

        ImportedWork epic = jira.tracker().importProject("PROJ-1");

        assertThat(epic.children()).hasSize(100);
        assertThat(epic.markdown()).startsWith("> **Not all of it:**").contains("PROJ-1");
    }

    @Test
    void anIssueThatWasMovedAnswersToItsOldKeyAndItsId() {
        String id = jira.server.issue("PROJ-1", "Epic", "The epic");
        jira.server.issue("PROJ-2", "Story", "First", "PROJ-1");
        jira.server.move("PROJ-1", "OTHER-7");
        jira.server.set("PROJ-2", "parent", jira.server.shown("OTHER-7"));

        assertThat(List.of("PROJ-1", "OTHER-7", id)).allSatisfy(name -> {
            ImportedWork epic = jira.tracker().importProject(name);
            assertThat(epic.id()).isEqualTo(id);
            assertThat(epic.key()).isEqualTo("OTHER-7");
            assertThat(epic.children()).hasSize(1);
        });
    }

    @Test
    void atTheGatewayThePrefixIsKeptAndNoAddressForPeopleIsMadeUp() {
        try (TestJira gateway = new TestJira("/ex/jira/1324a887-45db-1bf4-1e99-ef0ff456d421")) {
            gateway.server.issue("PROJ-1", "Epic", "The epic");
            assertThat(gateway.tracker().importProject("PROJ-1").url()).isEmpty();
            assertThat(gateway.server.requests())
                    .allSatisfy(request -> assertThat(request.getTarget()).startsWith("/ex/jira/1324a887-"));
        }
    }

    @Test
    void whatIsNoIssueIsNotAskedFor() {
        assertThat(List.of("", "PROJ", "PROJ-1/../../myself", "PROJ-1?x=y", "\"", "PROJ-1 OR 1=1", "../x-1"))
                .allSatisfy(name -> assertThatExceptionOfType(TrackerException.class)
                        .isThrownBy(() -> jira.tracker().importProject(name))
                        .satisfies(e -> assertThat(e.trouble()).isEqualTo(Trouble.REFUSED))
                        .withMessageContaining("PROJ-12"));
        assertThat(jira.requests()).isEmpty();
    }
}
