package dev.loki.adapter.re2j.scan;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.loki.domain.scan.LinearPatternCompiler;

/**
 * Compiles the syntax of RE2 (https://github.com/google/re2/wiki/Syntax), which has no back-references and no look-around
 * and never goes back. Refuses what would become too large before it is compiled. Thread-safe.
 */
public final class Re2PatternCompiler implements LinearPatternCompiler {

    private static final int LONGEST = 1000;
    private static final int LARGEST = 5000;
    private static final int DEEPEST = 50;

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

    private static Result compileBounded(String pattern) {
        try {
            Pattern compiled = Pattern.compile(pattern);
            if (compiled.matches("")) {
                return new Refused("it matches the empty text, so it would be found everywhere; demand a character");
            }
            return new Compiled(new Re2Pattern(compiled, MandatoryLiteral.of(pattern)));
        } catch (PatternSyntaxException e) {
            return new Refused(e.getDescription() + " in its part '" + e.getPattern()
                    + "'; look-around and back-references are not available");
        }
    }
}
