package dev.loki.domain.tracker;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what must hold before work counts as done, in the Markdown of a tracker.
 *
 * <p>Looked for is a heading, a line in bold or a label that says "Acceptance criteria", "AC" or "Definition of done" (in
 * letters of either case): of what stands below it, up to the next heading of its kind, the list items and the rows of
 * tables are the criteria, or else the paragraphs. Anywhere else, what begins with {@code Given} and goes on to
 * {@code Then} is one. Where nothing of the kind is found, task items are. Fenced code is passed over, unless it names
 * no language or {@code gherkin}.
 */
public final class AcceptanceCriteria {

    static final int MAX_CHARACTERS = 1_000_000;
    static final int MAX_CRITERIA = 500;

    private final List<CriteriaSection> sections = new ArrayList<>();
    private CriteriaSection section = CriteriaSection.outside();

    private AcceptanceCriteria() {
        sections.add(section);
    }

    /**
     * The criteria in their order, each one line of Markdown of at most {@value CriteriaEntry#MAX_LENGTH} characters,
     * without the bullet or box it stood behind.
     *
     * @param markdown of which the first {@value #MAX_CHARACTERS} characters are looked at
     * @return at most {@value #MAX_CRITERIA}
     */
    public static List<String> in(String markdown) {
        AcceptanceCriteria found = new AcceptanceCriteria();
        CriteriaLine.all(markdown.substring(0, Math.min(markdown.length(), MAX_CHARACTERS)))
                .forEach(found::add);
        List<String> criteria = found.criteria();
        return criteria.subList(0, Math.min(criteria.size(), MAX_CRITERIA));
    }

    private void add(CriteriaLine line) {
        CriteriaSection next = next(line);
        if (next == null) {
            section.add(line);
        } else {
            section = next;
            sections.add(next);
        }
    }

    /** The section that the line begins, or null where it belongs to the one before. */
    private @Nullable CriteriaSection next(CriteriaLine line) {
        if (line.label() != null) {
            return CriteriaSection.below(line);
        }
        if (!section.isEndedBy(line)) {
            return null;
        }
        CriteriaSection outside = CriteriaSection.outside();
        outside.add(line);
        return outside;
    }

    private List<String> criteria() {
        List<String> criteria = new ArrayList<>();
        sections.forEach(each -> criteria.addAll(each.criteria()));
        if (criteria.isEmpty()) {
            sections.forEach(each -> criteria.addAll(each.tasks()));
        }
        return criteria;
    }
}
