package dev.loki.bootstrap.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Environment variables, and what was found wrong with those that were read. It refuses none: who obeys what was read asks
 * {@link #problems} first. Not thread-safe.
 */
public final class Variables {

    private static final Set<String> ON = Set.of("true", "1", "yes", "on");
    private static final Set<String> OFF = Set.of("false", "0", "no", "off", "");

    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    /** @param environment by name; not changed, and expected not to change */
    public Variables(Map<String, String> environment) {
        this.environment = environment;
    }

    Map<String, String> environment() {
        return environment;
    }

    /** A boolean; one that is neither on nor off is a problem, never "off". */
    boolean flag(String name) {
        String value = environment.getOrDefault(name, "").strip().toLowerCase(Locale.ROOT);
        if (!ON.contains(value) && !OFF.contains(value)) {
            problem(name, "expected true, 1, yes or on, or false, 0, no or off");
        }
        return ON.contains(value);
    }

    /** A text; one that is empty counts as not set. */
    Optional<String> text(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The absolute path of a file; any other is a problem. */
    Optional<Path> absolutePath(String name) {
        try {
            Optional<Path> file = text(name).map(Path::of);
            if (file.isPresent() && !file.get().isAbsolute()) {
                problem(name, "expected an absolute path");
            }
            return file;
        } catch (InvalidPathException e) {
            problem(name, "expected a path: " + e.getReason());
            return Optional.empty();
        }
    }

    /** A list whose entries are separated by commas; an entry that is empty is a problem. */
    List<String> list(String name) {
        List<String> entries = text(name).stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .toList();
        if (entries.contains("")) {
            problem(name, "expected entries separated by commas, none of them empty, such as a,b");
            return List.of();
        }
        return entries;
    }

    /** One of these words, in any case; the first where the variable is not set. */
    String oneOf(String name, List<String> words) {
        String word = text(name).orElse(words.get(0)).toLowerCase(Locale.ROOT);
        if (words.contains(word)) {
            return word;
        }
        problem(name, "expected one of " + String.join(", ", words));
        return words.get(0);
    }

    /** A whole number within bounds. */
    int number(String name, int otherwise, int least, int most) {
        Optional<String> text = text(name);
        try {
            int number = text.map(Integer::parseInt).orElse(otherwise);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below, like a number out of bounds.
        }
        problem(name, "expected a whole number from " + least + " to " + most);
        return otherwise;
    }

    /** The same environment for what fails open: what is wrong there is told, and stops nothing. */
    Variables failingOpen() {
        return new Variables(environment);
    }

    /** The same, as if some variables were not set. */
    Variables failingOpen(List<String> without) {
        Map<String, String> rest = new HashMap<>(environment);
        rest.keySet().removeAll(without);
        return new Variables(rest);
    }

    /** What was wrong so far: each with the name of its variable and what was expected, and without its value. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    void problem(String name, String expectation) {
        problems.add(name + ": " + expectation);
    }
}
