package dev.loki.domain.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the expression of {@code find} for the names that what it acts upon must have. */
final class FindNames {
    private static final Set<String> NAMES = Set.of("-name", "-iname");
    private static final Set<String> VALUED = Set.of(
            "-type",
            "-xtype",
            "-size",
            "-mtime",
            "-mmin",
            "-atime",
            "-amin",
            "-ctime",
            "-cmin",
            "-newer",
            "-anewer",
            "-cnewer",
            "-perm",
            "-user",
            "-group",
            "-uid",
            "-gid",
            "-links",
            "-inum",
            "-samefile",
            "-fstype",
            "-regex",
            "-iregex",
            "-regextype",
            "-path",
            "-ipath",
            "-wholename",
            "-iwholename",
            "-lname",
            "-ilname",
            "-maxdepth",
            "-mindepth",
            "-used",
            "-context",
            "-printf",
            "-fprint",
            "-fprint0",
            "-fls");

    private final List<Word> words;
    private int at;

    FindNames(List<Word> words) {
        this.words = words;
    }

    /** Patterns of which the name must match one; none where any name will do. */
    List<String> read() {
        List<String> names = alternatives();
        return at < words.size() ? List.of() : names;
    }

    /** Terms between {@code -o} and {@code ,}. */
    private List<String> alternatives() {
        List<String> names = new ArrayList<>(conjunction());
        boolean any = names.isEmpty();
        while (is("-o") || is("-or") || is(",")) {
            at++;
            List<String> more = conjunction();
            any |= more.isEmpty();
            names.addAll(more);
        }
        return any ? List.of() : names;
    }

    private List<String> conjunction() {
        List<String> names = List.of();
        while (at < words.size() && !is("-o") && !is("-or") && !is(",") && !is(")")) {
            boolean not = is("!") || is("-not");
            at += not ? 1 : 0;
            List<String> term = at < words.size() ? term() : List.of();
            names = names.isEmpty() && !not ? term : names;
        }
        return names;
    }

    private List<String> term() {
        Word word = words.get(at++);
        if (word.is("(")) {
            List<String> names = alternatives();
            at++;
            return names;
        }
        if (NAMES.contains(word.value()) && at < words.size()) {
            Word name = words.get(at++);
            return word.is("-name") && name.form() == Word.Form.TEXT ? List.of(name.value()) : lowerCase(name);
        }
        if (word.startsWith("-exec") || word.startsWith("-ok")) {
            skipCommand();
        } else if (VALUED.contains(word.value())) {
            at++;
        } else if (word.is("-fprintf")) {
            at += 2;
        }
        return List.of();
    }

    private static List<String> lowerCase(Word name) {
        return name.text().map(text -> List.of(text.toLowerCase(Locale.ROOT))).orElse(List.of());
    }

    private void skipCommand() {
        while (at < words.size() && !is(";") && !(is("+") && words.get(at - 1).is("{}"))) {
            at++;
        }
        at++;
    }

    private boolean is(String text) {
        return at < words.size() && words.get(at).is(text);
    }
}
