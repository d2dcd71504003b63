package dev.loki.adapter.re2j.scan;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.loki.domain.scan.LinearPatternCompiler;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Compiles the syntax of RE2 (https://github.com/google/re2/wiki/Syntax), which has no back-references and no look-around
 * and never goes back. Refuses what would become too large before it is compiled. Thread-safe.
 */
public final class Re2PatternCompiler implements LinearPatternCompiler {

    private static final int LONGEST = 1000;
    private static final int LARGEST = 5000;
    private static final int DEEPEST = 50;
    private static final List<String> EDGES = List.of("", "a", "0", "-", "\n", "aa", "--", "-a", "a-");

    @Override
    public Result compile(String pattern) {
        if (pattern.isEmpty() || pattern.length() > LONGEST) {
            return new Refused("a pattern has 1 to " + LONGEST + " characters, this one has " + pattern.length());
        }
        PatternSize size = PatternSize.of(pattern);
        if (size.depth() > DEEPEST) {
            return new Refused("its groups are nested more than " + DEEPEST + " deep; write it flatter");
        }
        if (size.characters() > LARGEST) {
            return new Refused("with its repetitions written out it has more than " + LARGEST
                    + " characters; use smaller counts, or * and +");
        }
        return compileBounded(pattern);
    }

    /** Whether it can match without a character: at once, or at an edge of words, lines or the text. */
    private static boolean matchesNothing(Pattern pattern) {
        return EDGES.stream().anyMatch(text -> {
            Matcher matcher = pattern.matcher(text);
            return IntStream.rangeClosed(0, text.length())
                    .anyMatch(from -> matcher.find(from) && matcher.start() == matcher.end());
        });
    }

    private static Result compileBounded(String pattern) {
        try {
            Pattern compiled = Pattern.compile(pattern);
            if (matchesNothing(compiled)) {
                return new Refused("it matches the empty text, so it would be found everywhere; demand a character");
            }
            return new Compiled(new Re2Pattern(compiled, MandatoryLiteral.of(pattern)));
        } catch (PatternSyntaxException e) {
            return new Refused(e.getDescription() + " in its part '" + e.getPattern()
                    + "'; look-around and back-references are not available");
        }
    }
}
