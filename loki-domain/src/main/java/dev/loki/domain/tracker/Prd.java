package dev.loki.domain.tracker;

import java.util.ArrayList;
import java.util.List;

/** Imported work as a product requirements document, in Markdown. */
public final class Prd {

    /** Markdown has none deeper; what is deeper has this one too. */
    private static final int DEEPEST_HEADING = 6;

    private final StringBuilder text = new StringBuilder();

    private Prd() {}

    /**
     * The document: title, where it comes from and how it stands, description, acceptance criteria, and all that is below it.
     * The description keeps its own headings.
     */
    public static String of(ImportedWork work) {
        Prd prd = new Prd();
        prd.work(work, 1);
        return prd.text.toString();
    }

    private void work(ImportedWork work, int level) {
        heading(level, level == 1 ? work.title() : work.key() + ": " + work.title());
        facts(work);
        if (!work.markdown().isBlank()) {
            paragraph(work.markdown().strip());
        }
        if (!work.acceptanceCriteria().isEmpty() && !holds(work)) {
            heading(level + 1, "Acceptance criteria");
            work.acceptanceCriteria()
                    .forEach(criterion ->
                            text.append("- [ ] ").append(oneLine(criterion)).append('\n'));
            text.append('\n');
        }
        if (!work.children().isEmpty() && level == 1) {
            heading(2, "Work below it");
        }
        work.children().forEach(child -> work(child, Math.min(DEEPEST_HEADING, level == 1 ? 3 : level + 1)));
    }

    private void facts(ImportedWork work) {
        List<String> facts = new ArrayList<>();
        facts.add(
                "Source: " + (work.url().isEmpty() ? work.key() : "[" + oneLine(work.key()) + "](" + work.url() + ")"));
        if (!work.status().isEmpty()) {
            facts.add("Status: " + oneLine(work.status()));
        }
        if (!work.labels().isEmpty()) {
            facts.add("Labels: " + oneLine(String.join(", ", work.labels())));
        }
        facts.forEach(fact -> text.append("- ").append(fact).append('\n'));
        text.append('\n');
    }

    /** Whether the description says them already, under a heading of its own. */
    private static boolean holds(ImportedWork work) {
        return work.acceptanceCriteria().stream().allMatch(work.markdown()::contains);
    }

    private void heading(int level, String title) {
        paragraph("#".repeat(Math.min(DEEPEST_HEADING, level)) + " " + oneLine(title));
    }

    private void paragraph(String markdown) {
        text.append(markdown).append("\n\n");
    }

    private static String oneLine(String foreign) {
        return foreign.replaceAll("\\s+", " ").strip();
    }
}
