package dev.loki.domain.shell;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a command itself says of names: the values it gives its variables and parameters. Each may be what a word stands
 * for; that it is, nobody knows, for a branch may not be taken, and a variable may be set elsewhere. Too many of them may
 * be anything.
 */
final class Names {
    private static final int MOST = 1_024;
    private static final Set<String> ANY = Set.of(Word.ANYWHERE);

    /** Behind an array's name: all its elements, joined. */
    private static final String ALL = "[@]";

    private final Map<String, Set<String>> values = new HashMap<>(Map.of("PWD", Set.of("."), "HOME", Set.of("~")));

    /** How many characters of values are still handed out; to a command that asks for more they may be anything. */
    private int left = 1_000_000;

    /** What a variable or a positional parameter may be; nothing where the command does not say. */
    List<String> of(String name) {
        Set<String> known = values.getOrDefault(element(name), Set.of());
        left -= known.stream().mapToInt(String::length).sum();
        return List.copyOf(left < 0 && !known.isEmpty() ? ANY : known);
    }

    /** Notes {@code NAME=value} or {@code NAME+=value}. */
    void assign(Word assignment) {
        int equals = assignment.value().indexOf('=');
        if (equals > 0) {
            boolean longer = assignment.value().charAt(equals - 1) == '+';
            String name = assignment.value().substring(0, longer ? equals - 1 : equals);
            List<String> given = assignment.spellings().stream()
                    .filter(text -> text.length() > equals + 1)
                    .map(text -> text.substring(equals + 1))
                    .toList();
            add(name, longer ? Sketches.joined(of(name), given) : given);
        }
    }

    /** {@code a} of {@code a[1]}, as any of the elements may be meant. */
    private static String element(String name) {
        int bracket = name.indexOf('[');
        boolean all = name.endsWith("[@]") || name.endsWith("[*]");
        return bracket < 0 ? name : name.substring(0, bracket) + (all ? ALL : "");
    }

    /** Notes {@code NAME=(...)} or, where it grows, {@code NAME+=(...)}. */
    void assign(String name, List<Word> elements, boolean grows) {
        List<String> joined = Word.joined(elements).spellings();
        List<String> before = grows ? of(name + ALL) : List.of();
        add(name + ALL, before.isEmpty() ? joined : Sketches.joined(Sketches.joined(before, List.of(" ")), joined));
        elements.forEach(element -> add(name, element.pieces()));
    }

    /** Whether so many characters of names may still be put into words. */
    boolean spend(long characters) {
        left = (int) Math.max(-1, left - characters);
        return left >= 0;
    }

    void add(String name, Collection<String> spellings) {
        Set<String> all = new LinkedHashSet<>(of(name));
        all.addAll(spellings);
        values.put(name, all.size() > MOST ? ANY : all);
    }

    /** Notes the positional parameters, the first of which has this number. */
    void place(List<Word> words, int first) {
        for (int i = 0; i < words.size() && i < MOST; i++) {
            add(String.valueOf(first + i), words.get(i).spellings());
        }
        List<Word> all = words.subList(Math.min(1 - first, words.size()), words.size());
        if (!all.isEmpty()) {
            List<String> joined = Word.joined(all).spellings();
            add("@", joined);
            add("*", joined);
        }
    }
}
