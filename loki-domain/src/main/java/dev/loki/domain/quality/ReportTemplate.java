package dev.loki.domain.quality;

import dev.loki.domain.compliance.format.VisibleText;
import dev.loki.domain.trace.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places for values, {@code {{name}}}, in letters of either case. What a value says is never read as a
 * placeholder. Immutable.
 */
public final class ReportTemplate {

    private static final String OPENING = "{{";
    private static final int LONGEST_QUOTE = 40;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{ {0,3}([A-Za-z_]{1,40}) {0,3}}}");

    /** A text that stays, or the name of a value. */
    private record Part(boolean isName, String text) {}

    private final List<Part> parts;

    private ReportTemplate(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * Reads a template.
     *
     * @param file what messages call it
     * @param known the names there are values for
     * @throws ReportTemplateException where a name is not known, or braces hold no name
     */
    public static ReportTemplate parse(String file, String text, Set<String> known) {
        List<Part> parts = new ArrayList<>();
        Matcher placeholder = PLACEHOLDER.matcher(text);
        int from = 0;
        for (int opening = text.indexOf(OPENING); opening >= 0; opening = text.indexOf(OPENING, from)) {
            placeholder.region(opening, text.length());
            String name = placeholder.lookingAt() ? placeholder.group(1).toLowerCase(Locale.ROOT) : "";
            if (!known.contains(name)) {
                throw unknown(file, text, opening, known);
            }
            parts.add(new Part(false, text.substring(from, opening)));
            parts.add(new Part(true, name));
            from = placeholder.end();
        }
        parts.add(new Part(false, text.substring(from)));
        return new ReportTemplate(parts);
    }

    private static ReportTemplateException unknown(String file, String text, int at, Set<String> known) {
        int line =
                1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        String found = VisibleText.of(
                Attributes.cut(text.substring(at).lines().findFirst().orElse(""), LONGEST_QUOTE));
        String names = String.join(", ", known.stream().sorted().toList());
        return new ReportTemplateException(
                file, line, found + " is no placeholder; expected {{name}} with one of " + names);
    }

    /**
     * The text with values in their places.
     *
     * @param values one for each name that was known
     */
    public String fill(Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.isName ? values.getOrDefault(part.text, "") : part.text));
        return text.toString();
    }
}
