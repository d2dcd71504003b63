package dev.loki.domain.tracker;

import dev.loki.domain.tracker.CriteriaEntry.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lines from one heading to the next, as items and paragraphs. Not thread-safe. */
final class CriteriaSection {

    /** Where it began, or null for what stands below no label. */
    private final @Nullable CriteriaLine label;

    private final List<CriteriaEntry> entries = new ArrayList<>();

    /** Whether a line of text would go on with the last entry. */
    private boolean isOpen;

    /** Whether what stood beside the label has ended, with its paragraph. */
    private boolean isSpent;

    private CriteriaSection(@Nullable CriteriaLine label) {
        this.label = label;
    }

    static CriteriaSection outside() {
        return new CriteriaSection(null);
    }

    /** The section below a label, whose first text may stand beside it. */
    static CriteriaSection below(CriteriaLine label) {
        CriteriaSection section = new CriteriaSection(label);
        if (section.standsBeside()) {
            section.entries.add(new CriteriaEntry(Kind.PARAGRAPH, label.depth(), String.valueOf(label.label())));
            section.isOpen = true;
        }
        return section;
    }

    /** Whether the line stands below it no more. */
    boolean isEndedBy(CriteriaLine line) {
        if (label == null) {
            return false;
        }
        boolean isBelowHeading = label.kind() == CriteriaLine.Kind.HEADING;
        return switch (line.kind()) {
            case HEADING -> !isBelowHeading || line.depth() <= label.depth();
            case TITLE -> !isBelowHeading && (line.text().startsWith("*") || !entries.isEmpty());
            case ITEM -> isSpent || (label.kind() == CriteriaLine.Kind.ITEM && line.depth() <= label.depth());
            case TEXT, ROW -> isSpent;
            case BLANK -> false;
        };
    }

    void add(CriteriaLine line) {
        switch (line.kind()) {
            case BLANK -> {
                isOpen = false;
                isSpent = standsBeside();
            }
            case HEADING, TITLE -> isOpen = false;
            case ROW -> entries.add(new CriteriaEntry(Kind.ITEM, 0, cells(line.text())));
            case ITEM -> item(line);
            case TEXT -> text(line);
        }
    }

    /** What of it are criteria: below a label its items, else its paragraphs; elsewhere scenarios. */
    List<String> criteria() {
        List<CriteriaEntry> joined = CriteriaEntry.joined(entries);
        boolean isList = label == null || joined.stream().anyMatch(this::isListed);
        return joined.stream()
                .filter(entry -> !isList || isListed(entry))
                .map(CriteriaEntry::criterion)
                .filter(criterion -> !criterion.isBlank())
                .toList();
    }

    List<String> tasks() {
        return entries.stream()
                .filter(entry -> entry.kind() == Kind.TASK)
                .map(CriteriaEntry::criterion)
                .filter(criterion -> !criterion.isBlank())
                .toList();
    }

    private boolean isListed(CriteriaEntry entry) {
        return entry.isScenario() || (label != null && entry.kind() != Kind.PARAGRAPH);
    }

    private boolean standsBeside() {
        return label != null && label.label() != null && !label.label().isEmpty();
    }

    private void item(CriteriaLine line) {
        CriteriaEntry last = last();
        if (last != null && last.holds(line.depth())) {
            last.add(CriteriaEntry.isStep(line.text()) ? " " : "; ", line.text());
        } else {
            entries.add(new CriteriaEntry(line.isTask() ? Kind.TASK : Kind.ITEM, line.depth(), line.text()));
        }
        isOpen = true;
    }

    private void text(CriteriaLine line) {
        CriteriaEntry last = last();
        if (isOpen && last != null && !CriteriaEntry.opensScenario(line.text())) {
            last.add(" ", line.text());
        } else {
            entries.add(new CriteriaEntry(Kind.PARAGRAPH, 0, line.text()));
        }
        isOpen = true;
    }

    private @Nullable CriteriaEntry last() {
        return entries.isEmpty() ? null : entries.get(entries.size() - 1);
    }

    private static String cells(String row) {
        return Stream.of(row.split("(?<!\\\\)\\|", -1)).map(String::strip).collect(Collectors.joining(" | "));
    }
}
