package dev.loki.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must be present in this run, as {@code -Dloki.require} says: a comma list of names, or {@code all}. */
record Required(Set<String> names) {
    static final String PROPERTY = "loki.require";
    private static final String ALL = "all";
    private static final List<String> KNOWN = Stream.concat(
                    Arrays.stream(External.values()).map(External::token), Stream.of(ALL))
            .toList();

    /**
     * What the system property says now.
     *
     * @throws IllegalArgumentException when it holds a name that is not known
     */
    static Required current() {
        return parse(System.getProperty(PROPERTY, ""));
    }

    static Required parse(String list) {
        Set<String> names = Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        names.stream()
                .filter(name -> !KNOWN.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(Required::refuse);
        return new Required(names);
    }

    private static void refuse(String name) {
        throw new IllegalArgumentException(
                "-D" + PROPERTY + " holds the unknown name \"" + name + "\"; known are " + String.join(", ", KNOWN));
    }

    /**
     * Lets a skip pass where nobody forbade it.
     *
     * @throws AssertionError when what is absent is required
     */
    void check(Absence absence) {
        if (names.contains(ALL) || names.contains(absence.what())) {
            throw new AssertionError("-D" + PROPERTY + "=" + String.join(",", names) + " forbids to skip: "
                    + absence.what() + " is required, but " + absence.reason());
        }
    }
}
