package dev.loki.adapter.jira.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.contracts.tracker.InMemorySentJournal;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.tracker.StatusNames;
import dev.loki.domain.tracker.Subtask;
import dev.loki.ports.tracker.CreatedIssue;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import dev.loki.standin.BadAnswers;
import dev.loki.standin.JiraType;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Issues below issues. */
class JiraSubtasksTest {

    private final TestJira jira = new TestJira();

    @AfterEach
    void close() {
        jira.close();
    }

    @Test
    void theTypeBelowAStoryIsLookedUpWhateverItsName() {
        jira.server.issue("PROJ-1", "Story", "A story");
        CreatedIssue created = create("PROJ-1", "Alpha", "the *first*");
        assertThat(created.key()).isEqualTo("PROJ-2");
        assertThat(created.url()).isEqualTo(jira.server.url() + "/browse/PROJ-2");
        assertThat(typeOf(child("PROJ-1"))).isEqualTo("Sous-tâche");
        assertThat(TestJira.text(member(child("PROJ-1"), "description"))).isEqualTo("the first");
        assertThat(String.valueOf(member(child("PROJ-1"), "labels"))).matches("\\[\"loki\",\"loki-[0-9a-f]{16}\"]");
    }

    @Test
    void belowAnEpicItIsATask() {
        jira.server.issue("PROJ-1", "Epic", "An epic");
        create("PROJ-1", "Alpha", "");
        assertThat(typeOf(child("PROJ-1"))).isEqualTo("Task");
        assertThat(member(child("PROJ-1"), "description")).isNull();
    }

    @Test
    void typesAreReadToTheirLastPage() {
        jira.server.issue("PROJ-1", "Story", "A story");
        jira.server.pageSize(1);
        create("PROJ-1", "Alpha", "");
        assertThat(jira.subtasks("PROJ-1")).containsExactly("Alpha");
    }

    @Test
    void whereNothingStandsBelowItIsSaidWhatThereIs() {
        jira.server.issue("PROJ-1", "Story", "A story");
        jira.server.issue("PROJ-2", "Sous-tâche", "A sub-task", "PROJ-1");
        refused("PROJ-2", "keeps nothing below a sub-task");
        jira.server.types(List.of(new JiraType("10001", "Story", 0)));
        refused("PROJ-1", "it has Story");
    }

    @Test
    void aTitleIsCutToWhatASummaryTakes() {
        jira.server.issue("PROJ-1", "Story", "A story");
        create("PROJ-1", "two\nlines " + "\ud83d\ude00".repeat(200), "");
        assertThat(jira.subtasks("PROJ-1").get(0))
                .hasSizeBetween(250, 255)
                .startsWith("two lines ")
                .endsWith("...");
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> create("PROJ-1", " \n ", ""))
                .withMessageContaining("title");
    }

    @Test
    void whatADescriptionHasNoRoomForBecomesComments() {
        jira.server.issue("PROJ-1", "Story", "A story");
        create("PROJ-1", "Alpha", "word ".repeat(16_000));
        create("PROJ-1", "Alpha", "word ".repeat(16_000));
        assertThat(jira.server.comments("PROJ-2")).hasSize(2);
        assertThat(jira.subtasks("PROJ-1")).hasSize(1);
    }

    @Test
    void oneWhoseAnswerWasLostIsFoundThoughTheSearchIsBehind() {
        jira.server.searchLag(1000);
        jira.server.issue("PROJ-1", "Story", "A story");
        jira.server.nextWrite(BadAnswers.resetAfter());
        CreatedIssue created = create("PROJ-1", "Alpha", "");
        assertThat(created.key()).isEqualTo("PROJ-2");
        assertThat(jira.subtasks("PROJ-1")).containsExactly("Alpha");
    }

    @Test
    void belowAnEpicTheSearchIsGivenTimeToCatchUp() {
        jira.server.searchLag(5);
        jira.server.issue("PROJ-1", "Epic", "An epic");
        jira.server.nextWrite(BadAnswers.resetAfter());
        create("PROJ-1", "Alpha", "");
        assertThat(jira.subtasks("PROJ-1")).containsExactly("Alpha");
    }

    @Test
    void whereTheJournalIsLostWhatTheSearchKnowsIsNotCreatedAgain() {
        jira.server.issue("PROJ-1", "Epic", "An epic");
        CreatedIssue created = create("PROJ-1", "Alpha", "");
        SentJournal empty = new InMemorySentJournal();
        assertThat(jira.tracker(empty, jira.clock, StatusNames.DEFAULT)
                        .createSubtasks("PROJ-1", List.of(new Subtask("Alpha", "Alpha", ""))))
                .containsExactly(created);
    }

    @Test
    void aCopyOfASubTaskIsNotTakenForIt() {
        jira.server.issue("PROJ-1", "Story", "A story");
        CreatedIssue created = create("PROJ-1", "Alpha", "");
        jira.server.issue("PROJ-9", "Sous-tâche", "Alpha", "PROJ-1");
        jira.server.set("PROJ-9", "labels", Objects.requireNonNull(member(child("PROJ-1"), "labels")));
        jira.server.delete(created.key());
        SentJournal empty = new InMemorySentJournal();
        List<CreatedIssue> again = jira.tracker(empty, jira.clock, StatusNames.DEFAULT)
                .createSubtasks("PROJ-1", List.of(new Subtask("Alpha", "Alpha", "")));
        assertThat(again.get(0).key()).isNotEqualTo("PROJ-9");
    }

    @Test
    void oneThatSomebodyDeletedIsNotCreatedAgain() {
        jira.server.issue("PROJ-1", "Story", "A story");
        CreatedIssue created = create("PROJ-1", "Alpha", "");
        jira.server.delete(created.key());
        assertThat(create("PROJ-1", "Alpha", "").id()).isEqualTo(created.id());
        assertThat(jira.subtasks("PROJ-1")).isEmpty();
    }

    @Test
    void aProjectWithoutLabelsGetsIssuesWithoutThem() {
        jira.server.takeLabelsOffTheScreen();
        jira.server.issue("PROJ-1", "Story", "A story");
        jira.server.nextWrite(BadAnswers.errorAfterwards());
        create("PROJ-1", "Alpha", "");
        assertThat(jira.subtasks("PROJ-1")).containsExactly("Alpha");
        assertThat(member(child("PROJ-1"), "labels")).isNull();
    }

    @Test
    void manyAreCreatedWithTheirTypeLookedUpOnce() {
        jira.server.issue("PROJ-1", "Story", "A story");
        List<Subtask> many = IntStream.range(0, 30)
                .mapToObj(n -> new Subtask("op " + n, "Title " + n, ""))
                .toList();
        jira.tracker().createSubtasks("PROJ-1", many);
        assertThat(jira.subtasks("PROJ-1")).hasSize(30);
        assertThat(jira.requests()).hasSize(2 + 1 + 30);
    }

    private void refused(String key, String why) {
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> create(key, "Alpha", ""))
                .satisfies(e -> assertThat(e.trouble()).isEqualTo(Trouble.REFUSED))
                .withMessageContaining(why);
    }

    private CreatedIssue create(String key, String title, String markdown) {
        return jira.tracker()
                .createSubtasks(key, List.of(new Subtask(title, title, markdown)))
                .get(0);
    }

    private JsonObject child(String key) {
        return jira.server.children(key).get(0);
    }

    private static String typeOf(JsonObject issue) {
        return member(issue, "issuetype") instanceof JsonObject type
                ? type.string("name").orElse("")
                : "";
    }

    private static @Nullable JsonValue member(JsonObject issue, String field) {
        return issue.get("fields") instanceof JsonObject fields ? fields.get(field) : null;
    }
}
