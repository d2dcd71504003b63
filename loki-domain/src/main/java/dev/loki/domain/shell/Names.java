package dev.loki.domain.shell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a command itself says of names: the values it gives its variables, and the names that its programs print for
 * others to read. Each may be what a word stands for; that it is, nobody knows, for a branch may not be taken, and a
 * variable may be set elsewhere.
 */
final class Names {
    private static final int MOST = 64;
    private static final int MOST_LISTED = 256;
    private static final Set<String> ANY = Set.of(String.valueOf(Word.HOLE));

    private final Map<String, Set<String>> values = new HashMap<>(Map.of("PWD", Set.of("."), "HOME", Set.of("~")));
    private final List<String> listed = new ArrayList<>();

    /** What was handed out of them last: programs that read the same names share them. */
    private List<String> shared = List.of();

    /** How many characters of values are still handed out; a command that asks for more is told of holes. */
    private int left = 1_000_000;

    /** What a variable or a positional parameter may be; nothing where the command does not say. */
    List<String> of(String name) {
        Set<String> known = values.getOrDefault(name, Set.of());
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

    void add(String name, Collection<String> spellings) {
        Set<String> all = new LinkedHashSet<>(of(name));
        all.addAll(spellings);
        values.put(name, all.size() > MOST ? ANY : all);
    }

    /** Notes the positional parameters, the first of which has this number. */
    void place(List<Word> words, int first) {
        for (int i = 0; i < words.size() && i < MOST; i++) {
            List<String> spellings = words.get(i).spellings();
            add(String.valueOf(first + i), spellings);
            if (first + i > 0) {
                add("@", spellings);
                add("*", spellings);
            }
        }
    }

    /** Notes what a program prints. */
    void list(Collection<String> spellings) {
        spellings.stream().limit(Math.max(0, MOST_LISTED - listed.size())).forEach(listed::add);
    }

    /** What the programs read so far may have printed. */
    List<String> listed() {
        if (shared.size() != listed.size()) {
            shared = List.copyOf(listed);
        }
        return shared;
    }

    /** Whether so many characters of names may still be put into words. */
    boolean spend(long characters) {
        left = (int) Math.max(-1, left - characters);
        return left >= 0;
    }

    /** What was noted behind the first ones. */
    List<String> listedSince(int count) {
        return List.copyOf(listed.subList(Math.min(count, listed.size()), listed.size()));
    }
}
