package dev.loki.domain.shell;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells whether {@code python} surely only reads: with {@code -m json.tool FILE}, or with a short text of a few well-known
 * names. What is not known is not sure.
 */
final class PythonReading {
    private static final Set<String> KNOWN = Set.of(
            "import",
            "json",
            "sys",
            "print",
            "load",
            "loads",
            "dumps",
            "indent",
            "open",
            "read",
            "for",
            "in",
            "if",
            "not",
            "and",
            "or",
            "None",
            "True",
            "False",
            "len",
            "sorted",
            "list",
            "str",
            "get",
            "keys",
            "values",
            "items",
            "with",
            "as",
            "yaml",
            "safe_load",
            "splitlines",
            "strip");

    /** Strings without escapes, names, and the rest. */
    private static final Pattern TOKEN = Pattern.compile("'[^'\\\\\n]*'|\"[^\"\\\\\n]*\"|[A-Za-z_]\\w*|\\s+|\\S");

    private static final Pattern OPEN =
            Pattern.compile("open\\s*\\((?!\\s*('[^']*'|\"[^\"]*\")\\s*(,\\s*['\"]r[bt]?['\"]\\s*)?\\))");

    /** A name that gets a value: not one of those that are known. */
    private static final Pattern ASSIGNED =
            Pattern.compile("(?:^|[;\\n]|\\bfor\\s|\\bas\\s)\\s*([A-Za-z_]\\w*)\\s*(?:=(?!=)|in\\b|:)");

    private PythonReading() {}

    static boolean onlyReads(String program, List<Word> words) {
        if (!program.startsWith("python") || words.size() < 2) {
            return false;
        }
        boolean tool = words.get(0).is("-m") && words.get(1).is("json.tool");
        long files =
                words.stream().skip(2).filter(word -> !word.startsWith("--")).count();
        boolean code = words.get(0).is("-c")
                && words.get(1).text().filter(PythonReading::isReading).isPresent();
        return (tool && files < 2 && words.stream().noneMatch(Word::many)) || code;
    }

    private static boolean isReading(String code) {
        Set<String> assigned =
                ASSIGNED.matcher(code).results().map(found -> found.group(1)).collect(Collectors.toSet());
        if (OPEN.matcher(code).find() || assigned.stream().anyMatch(KNOWN::contains)) {
            return false;
        }
        Matcher token = TOKEN.matcher(code);
        while (token.find()) {
            String text = token.group();
            boolean name = Character.isLetter(text.charAt(0)) || text.charAt(0) == '_';
            if (text.equals("\\") || text.equals("@") || (name && !KNOWN.contains(text) && !assigned.contains(text))) {
                return false;
            }
        }
        return true;
    }
}
