package dev.loki.domain.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrdTest {

    @Test
    void theDocumentHasAllThatIsKnownOfIt() {
        ImportedWork story = work("PROJ-2", "Charge\nthe card", "", List.of("The card is charged *once*"), List.of());
        ImportedWork epic = work("PROJ-1", "Pay by card", "## Why\n\nCash is heavy.", List.of(), List.of(story));

        assertThat(Prd.of(epic)).isEqualTo("""
                        # Pay by card

                        - Source: [PROJ-1](https://example.com/PROJ-1)
                        - Status: To Do
                        - Labels: pay, loki

                        ## Why

                        Cash is heavy.

                        ## Work below it

                        ### PROJ-2: Charge the card

                        - Source: [PROJ-2](https://example.com/PROJ-2)
                        - Status: To Do
                        - Labels: pay, loki

                        #### Acceptance criteria

                        - [ ] The card is charged *once*

                        """);
    }

    @Test
    void criteriaThatTheDescriptionHasAreNotSaidTwice() {
        ImportedWork story =
                work("PROJ-2", "Charge", "Acceptance:\n- charged once", List.of("charged once"), List.of());
        assertThat(Prd.of(story)).containsOnlyOnce("charged once");
    }

    private static ImportedWork work(
            String key, String title, String markdown, List<String> criteria, List<ImportedWork> children) {
        return new ImportedWork(
                "10001",
                key,
                "https://example.com/" + key,
                title,
                "To Do",
                markdown,
                criteria,
                List.of("pay", "loki"),
                children);
    }
}
