package dev.loki.domain.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.loki.testing.Nightly;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptanceCriteriaTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## Acceptance criteria",
                "### Acceptance Criteria:",
                "# 3. Acceptance criteria #",
                "## **Acceptance criteria**",
                "## AC",
                "## Acceptance criteria (must have)",
                "## Definition of Done",
                "## DoD",
                "**Acceptance criteria**",
                "**Acceptance criteria:**",
                "__Definition of done__",
                "**AC**:",
                "Acceptance criteria:",
                "AC:",
                "definition of done:",
                "Acceptance criteria\n===",
                "AC\n--"
            })
    void itemsBelowALabelAreCriteria(String label) {
        String markdown = "# Title\n\n- no criterion\n\n" + label
                + "\n\n- first\n* second\n1. third\n\n# Notes\n\n- none either\n";

        assertThat(AcceptanceCriteria.in(markdown)).containsExactly("first", "second", "third");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The acceptance criteria: are not known yet",
                "We need acceptance criteria",
                "# Acme",
                "## Acceptance criteria are missing",
                "AC powers the machine.",
                "Machine: AC"
            })
    void whatOnlySpeaksOfThemIsNoLabel(String line) {
        assertThat(AcceptanceCriteria.in(line + "\n\n- item\n")).isEmpty();
    }

    @Test
    void deeperHeadingsStayInTheSection() {
        String markdown = "## Acceptance criteria\n### Sign in\n- a\n### Sign out\n- b\n## Other\n- c";

        assertThat(AcceptanceCriteria.in(markdown)).containsExactly("a", "b");
    }

    @Test
    void aBoldLineEndsWhatABoldLineBegan() {
        assertThat(AcceptanceCriteria.in("**AC**\n- a\n\n**Notes**\n- b")).containsExactly("a");
        assertThat(AcceptanceCriteria.in("AC:\n- a\n\nNotes:\n- b")).containsExactly("a");
        assertThat(AcceptanceCriteria.in("## AC\n**Sign in**\n- a\n\n**Sign out**\n- b"))
                .containsExactly("a", "b");
    }

    @Test
    void paragraphsAreCriteriaWhereThereAreNoItems() {
        assertThat(AcceptanceCriteria.in("## AC\n\nUsers sign in\nwith a key.\n\nAdmins too.\n"))
                .containsExactly("Users sign in with a key.", "Admins too.");
        assertThat(AcceptanceCriteria.in("## AC\n\nAll of this must hold.\n\n- a\n- b\n"))
                .containsExactly("a", "b");
    }

    @Test
    void whatStandsBesideALabelIsOne() {
        assertThat(AcceptanceCriteria.in("**AC:** users sign in\n\nSomething else."))
                .containsExactly("users sign in");
        assertThat(AcceptanceCriteria.in("AC1: users sign in\nAC2: users sign out\n\nSomething else."))
                .containsExactly("users sign in", "users sign out");
    }

    @Test
    void tasksLoseTheirBox() {
        assertThat(AcceptanceCriteria.in("## Definition of done\n- [ ] tests pass\n- [x] docs are written\n"))
                .containsExactly("tests pass", "docs are written");
    }

    @Test
    void itemsKeepWhatGoesOnBelowThem() {
        assertThat(AcceptanceCriteria.in("## AC\n- sign in\n  with a key\n  - by hand\n  - by file\n- sign out"))
                .containsExactly("sign in with a key; by hand; by file", "sign out");
    }

    @Test
    void aListBelowAnItemThatIsALabelIsFound() {
        assertThat(AcceptanceCriteria.in("- Goal: be fast\n- Acceptance criteria:\n  - a\n  - b\n- Risks"))
                .containsExactly("a", "b");
    }

    @Test
    void scenariosAreFoundAnywhere() {
        String scenario = "Given a user\nWhen she signs in\nThen she sees her page\nAnd her name";
        String line = "Given a user When she signs in Then she sees her page And her name";

        assertThat(AcceptanceCriteria.in("# Story\n\n" + scenario + "\n\nGiven the time, we stop here."))
                .containsExactly(line);
        assertThat(AcceptanceCriteria.in(scenario.replace("\n", "\n\n"))).containsExactly(line);
        assertThat(AcceptanceCriteria.in("- " + scenario.replace("\n", "\n- "))).containsExactly(line);
        assertThat(AcceptanceCriteria.in("- " + scenario.replace("\n", "\n  - ")))
                .containsExactly(line);
        assertThat(AcceptanceCriteria.in("```gherkin\nScenario: in\n  " + scenario + "\n\n" + scenario + "\n```"))
                .containsExactly("Scenario: in " + line, line);
        assertThat(AcceptanceCriteria.in("**Given** a user\n**When** she signs in\n**Then** it is so"))
                .containsExactly("**Given** a user **When** she signs in **Then** it is so");
    }

    @Test
    void scenariosBelowALabelAreEachOne() {
        assertThat(AcceptanceCriteria.in("## AC\nGiven a\nWhen b\nThen c\nGiven d\nThen e"))
                .containsExactly("Given a When b Then c", "Given d Then e");
    }

    @Test
    void tasksAnywhereStandInWhereNothingElseIsFound() {
        assertThat(AcceptanceCriteria.in("# Story\n- [ ] a\n- b\n- [x] c")).containsExactly("a", "c");
    }

    @Test
    void codeIsPassedOver() {
        assertThat(AcceptanceCriteria.in("```java\n// AC:\n// - a\nGiven x\nThen y\n```\n"))
                .isEmpty();
        assertThat(AcceptanceCriteria.in("## AC\n- a\n```sh\n# Not a heading\n- rm\n```\n- b"))
                .containsExactly("a", "b");
    }

    @Test
    void rowsOfATableAreCriteria() {
        assertThat(AcceptanceCriteria.in(
                        "## AC\n\n| No | What |\n|----|------|\n| 1  | it works |\n| 2 | it is \\| fast |\n"))
                .containsExactly("1 | it works", "2 | it is \\| fast");
    }

    @Test
    void panelsAreLookedInto() {
        assertThat(AcceptanceCriteria.in("> **Note**\n>\n> ## AC\n>\n> - a\n> - b\n"))
                .containsExactly("a", "b");
    }

    @Test
    void criteriaAreShortAndNotTooMany() {
        assertThat(AcceptanceCriteria.in("AC:\n- " + "x".repeat(5_000)))
                .singleElement()
                .satisfies(criterion -> assertThat(criterion).hasSize(1_000).endsWith("…"));
        assertThat(AcceptanceCriteria.in("AC:\n" + "- x\n".repeat(5_000))).hasSize(AcceptanceCriteria.MAX_CRITERIA);
        assertThat(AcceptanceCriteria.in("")).isEmpty();
    }

    @Test
    void anyTextIsRead() {
        Random random = new Random(20261126);
        List<String> parts = List.of(
                "AC", ":", "**", "\n", "- ", "[ ] ", "# ", "Given ", "Then ", "```", "|", " ", "x", "\r", "> ", "1. ");
        for (int round = 0; round < Nightly.count(2_000, 100_000); round++) {
            StringBuilder markdown = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                markdown.append(parts.get(random.nextInt(parts.size())));
            }
            assertThatCode(() -> assertThat(AcceptanceCriteria.in(markdown.toString()))
                            .allSatisfy(criterion ->
                                    assertThat(criterion).isNotBlank().doesNotContain("\n", "\r")))
                    .as("%s", markdown)
                    .doesNotThrowAnyException();
        }
    }
}
