package dev.loki.adapter.linear.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.domain.tracker.ImportedWork;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import dev.loki.standin.BadAnswers;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImportTest extends LinearUnderTest {

    @Test
    void anIssueIsReadWithAllBelowItEveryPage() {
        String epic = workspace.addIssue("ABC", "Epic", "Words of it.\n\n![shot](https://uploads.linear.app/x.png)");
        List<String> children = IntStream.rangeClosed(1, 120)
                .mapToObj(n -> workspace.addChild(epic, "Child " + n))
                .toList();
        String grandchild = workspace.addChild(children.get(119), "Grandchild");
        IntStream.rangeClosed(1, 63).forEach(n -> workspace.label(children.get(3), "label " + n));
        workspace.label(epic, "one");

        ImportedWork work = tracker().importProject(epic);

        assertThat(work.id()).isEqualTo(workspace.id(epic));
        assertThat(work.key()).isEqualTo(epic);
        assertThat(work.title()).isEqualTo("Epic");
        assertThat(work.status()).isEqualTo("Backlog");
        assertThat(work.markdown()).startsWith("Words of it.");
        assertThat(work.url()).startsWith("https://linear.app/");
        assertThat(work.labels()).containsExactly("one");
        assertThat(work.children()).extracting(ImportedWork::key).containsExactlyElementsOf(children);
        assertThat(work.children().get(3).labels()).hasSize(63).doesNotHaveDuplicates();
        assertThat(work.children().get(119).children())
                .extracting(ImportedWork::key)
                .containsExactly(grandchild);
        assertThat(server.requests()).hasSizeLessThan(15);
    }

    @Test
    void acceptanceCriteriaAreFoundInTheDescription() {
        String epic =
                workspace.addIssue("ABC", "Epic", "Words.\n\n## Acceptance criteria\n\n- [ ] it flies\n- it lands\n");
        assertThat(tracker().importProject(epic).acceptanceCriteria()).containsExactly("it flies", "it lands");
    }

    @Test
    void archivedIssuesStayHidden() {
        String epic = workspace.addIssue("ABC", "Epic", "");
        workspace.archive(workspace.addChild(epic, "Gone"));
        workspace.addChild(epic, "Here");
        assertThat(tracker().importProject(epic).children())
                .extracting(ImportedWork::title)
                .containsExactly("Here");
    }

    @Test
    void aProjectIsReadWithItsIssuesAndWhatIsBelowThem() {
        String slug = workspace.addProject("Launch", "In short.", "# In full", List.of("ABC"));
        workspace.labelProject(slug, "q3");
        String first = workspace.addIssue("ABC", "First", "");
        String inside = workspace.addChild(first, "Inside");
        String outside = workspace.addChild(inside, "Outside the project");
        List.of(first, inside).forEach(issue -> workspace.putIntoProject(issue, slug));
        IntStream.range(0, 60)
                .mapToObj(n -> workspace.addIssue("ABC", "More " + n, ""))
                .forEach(issue -> workspace.putIntoProject(issue, slug));

        ImportedWork work = tracker().importProject("https://linear.app/acme/project/launch-" + slug + "/overview");

        assertThat(work.id()).isEqualTo(workspace.projectId(slug));
        assertThat(work.key()).isEqualTo(slug);
        assertThat(work.status()).isEqualTo("Backlog");
        assertThat(work.markdown()).isEqualTo("In short.\n\n# In full");
        assertThat(work.labels()).containsExactly("q3");
        assertThat(work.children()).hasSize(61);
        ImportedWork top = work.children().stream()
                .filter(child -> child.key().equals(first))
                .findFirst()
                .orElseThrow();
        assertThat(top.children()).extracting(ImportedWork::key).containsExactly(inside);
        assertThat(top.children().get(0).children())
                .extracting(ImportedWork::key)
                .containsExactly(outside);
        assertThat(tracker().importProject(workspace.projectId(slug))).isEqualTo(work);
    }

    @Test
    void anIssueAnswersToItsIdItsAddressItsNumberAndItsOldKey() {
        String issue = workspace.addIssue("ABC", "One", "");
        workspace.addTeam("NEW");
        String id = workspace.id(issue);
        assertThat(tracker(journal, settings("abc")).importProject("1").id()).isEqualTo(id);
        assertThat(tracker().importProject("abc-1").id()).isEqualTo(id);
        assertThat(tracker().importProject(id).id()).isEqualTo(id);
        assertThat(tracker()
                        .importProject("https://linear.app/acme/issue/ABC-1/one")
                        .id())
                .isEqualTo(id);
        String moved = workspace.moveToTeam(issue, "NEW");
        assertThat(tracker().importProject(issue).key()).isEqualTo(moved);
    }

    @Test
    void aPageThatLeadsBackIsNoticed() {
        String epic = workspace.addIssue("ABC", "Epic", "");
        String page = "{\"data\":{\"issues\":{\"nodes\":[],\"pageInfo\":{\"hasNextPage\":true,\"endCursor\":\"c\"}}}}";
        server.badDay(List.of(
                good -> good.get(), BadAnswers.status(200, Map.of(), page), BadAnswers.status(200, Map.of(), page)));
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> tracker().importProject(epic))
                .withMessageContaining("back to an earlier one")
                .satisfies(e -> assertThat(e.trouble()).isEqualTo(Trouble.PASSING));
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void whatIsNestedTooDeepIsAnErrorAndNotCutOff() {
        String epic = workspace.addIssue("ABC", "Epic", "");
        String parent = epic;
        for (int n = 0; n <= Family.MOST_GENERATIONS; n++) {
            parent = workspace.addChild(parent, "Deeper");
        }
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> tracker().importProject(epic))
                .withMessageContaining("nested deeper than 20")
                .satisfies(e -> assertThat(e.trouble()).isEqualTo(Trouble.REFUSED));
    }

    @Test
    void dataBesideAnErrorIsAnError() {
        String epic = workspace.addIssue("ABC", "Epic", "");
        String half = "{\"data\":{\"issues\":{\"nodes\":[],\"pageInfo\":{\"hasNextPage\":false,\"endCursor\":null}}},"
                + "\"errors\":[{\"message\":\"Some of it is missing\",\"path\":[\"issues\"],\"extensions\":{}}]}";
        server.badDay(List.of(good -> good.get(), BadAnswers.status(200, Map.of(), half)));
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> tracker().importProject(epic))
                .withMessageContaining("Some of it is missing");
    }

    @Test
    void whatLinearsSchemaPromisesAndIsNotThereIsNamed() {
        String broken =
                "{\"data\":{\"issue\":{\"id\":\"x\",\"labels\":{\"nodes\":[{}],\"pageInfo\":{\"hasNextPage\":false}}}}}";
        server.badDay(List.of(BadAnswers.status(200, Map.of(), broken)));
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> tracker().importProject("ABC-1"))
                .withMessageContaining("Issue.data.issue.labels.nodes.name is not a text");
    }
}
