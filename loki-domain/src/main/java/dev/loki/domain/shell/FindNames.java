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

    /** What makes a term one that acts upon what it selects; else all that is selected is printed. */
    private static final List<String> ACTING = List.of("-exec", "-ok", "-print", "-fprint", "-ls", "-fls", "-delete");

    /** Part of an expression: the names it selects, none where any will do, and whether it acts upon them. */
    private record Term(List<String> names, boolean acts) {
        static final Term ANY = new Term(List.of(), false);
    }

    private final List<Word> words;
    private int at;

    FindNames(List<Word> words) {
        this.words = words;
    }

    /** Patterns of which the name must match one; none where any name will do. */
    List<String> read() {
        List<String> names = alternatives().names();
        return at < words.size() ? List.of() : names;
    }

    /** Terms between {@code -o} and {@code ,}: where some of them act, the others select nothing to act upon. */
    private Term alternatives() {
        List<Term> terms = new ArrayList<>(List.of(conjunction()));
        while (is("-o") || is("-or") || is(",")) {
            at++;
            terms.add(conjunction());
        }
        boolean acts = terms.stream().anyMatch(Term::acts);
        List<Term> selecting =
                terms.stream().filter(term -> term.acts() || !acts).toList();
        boolean any = selecting.stream().anyMatch(term -> term.names().isEmpty());
        return new Term(
                any
                        ? List.of()
                        : selecting.stream()
                                .flatMap(term -> term.names().stream())
                                .toList(),
                acts);
    }

    private Term conjunction() {
        Term all = Term.ANY;
        while (at < words.size() && !is("-o") && !is("-or") && !is(",") && !is(")")) {
            boolean not = is("!") || is("-not");
            at += not ? 1 : 0;
            Term term = at < words.size() ? term() : Term.ANY;
            boolean first = all.names().isEmpty() && !not;
            all = new Term(first ? term.names() : all.names(), all.acts() || term.acts());
        }
        return all;
    }

    private Term term() {
        Word word = words.get(at++);
        if (word.is("(")) {
            Term inner = alternatives();
            at++;
            return inner;
        }
        if (NAMES.contains(word.value()) && at < words.size()) {
            Word name = words.get(at++);
            boolean same = word.is("-name") && name.form() == Word.Form.TEXT;
            return new Term(same ? List.of(name.value()) : lowerCase(name), false);
        }
        if (word.startsWith("-exec") || word.startsWith("-ok")) {
            skipCommand();
        } else if (VALUED.contains(word.value())) {
            at++;
        } else if (word.is("-fprintf")) {
            at += 2;
        }
        return new Term(List.of(), ACTING.stream().anyMatch(word::startsWith));
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
