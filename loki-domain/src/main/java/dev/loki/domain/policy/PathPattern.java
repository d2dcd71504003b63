package dev.loki.domain.policy;

import dev.loki.domain.shell.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An absolute path with a shell's pattern characters, {@link Word#BELOW} for any number of folders, and
 * {@link Word#HOLE} for any part of a name that is not known. A hole that is a whole name stands for nothing: it could be everything.
 */
final class PathPattern {

    private static final String FOLDERS = String.valueOf(Word.BELOW);
    private static final int LEAST_KNOWN = 1;

    private static final String SPECIAL = "*?[" + Word.HOLE + Word.BELOW;

    private final List<String> patterns;

    PathPattern(String absolute) {
        List<String> names = new ArrayList<>();
        for (String name : absolute.split("/", -1)) {
            boolean again = name.equals(FOLDERS)
                    && !names.isEmpty()
                    && names.get(names.size() - 1).equals(FOLDERS);
            if (!again) {
                names.add(name);
            }
        }
        patterns = names;
    }

    /** Whether the last name stands for all that ends so, and says no more. */
    boolean isAllOf(String ending) {
        String last = patterns.get(patterns.size() - 1);
        return last.endsWith(ending)
                && last.chars().limit((long) last.length() - ending.length()).allMatch(c -> c == '*' || c == Word.HOLE);
    }

    /** Where in a path a pattern begins; its length where none does. */
    static int begin(String path) {
        int at = 0;
        while (at < path.length() && SPECIAL.indexOf(path.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /**
     * Whether something that the pattern stands for may be the path or lie below it.
     *
     * @param path absolute
     * @param orAbove whether a folder above counts as well
     */
    boolean mayReach(String path, boolean orAbove) {
        return mayReach(0, Arrays.asList(path.split("/", -1)), 0, orAbove, false);
    }

    /** Whether something that the pattern stands for may be the path itself. */
    boolean mayBe(String path) {
        return mayReach(0, Arrays.asList(path.split("/", -1)), 0, false, true);
    }

    /** Behind {@link Word#BELOW} the rest must match to the end: else each name anywhere would reach everything. */
    private boolean mayReach(int at, List<String> names, int name, boolean orAbove, boolean anywhere) {
        if (at == patterns.size()) {
            return orAbove || name == names.size();
        }
        String pattern = patterns.get(at);
        if (pattern.equals(FOLDERS)) {
            return at + 1 == patterns.size()
                    || mayReach(at + 1, names, name, orAbove, true)
                    || (name < names.size() && mayReach(at, names, name + 1, orAbove, true));
        }
        if (name == names.size()) {
            return !anywhere;
        }
        return mayBe(pattern, names.get(name)) && mayReach(at + 1, names, name + 1, orAbove, anywhere);
    }

    /**
     * As in a shell, a name that begins with a dot is only reached by a dot, or by what is not known. A name with a star
     * stands for many.
     */
    private static boolean mayBe(String pattern, String name) {
        if (pattern.equals(name)
                || (name.indexOf('*') >= 0 && Glob.compile(name).matches(pattern))) {
            return true;
        }
        boolean open = pattern.indexOf(Word.HOLE) >= 0;
        boolean dots = name.startsWith(".") == pattern.startsWith(".");
        if (pattern.isEmpty() || (!dots && pattern.charAt(0) != Word.HOLE) || (open && !saysSomething(pattern))) {
            return false;
        }
        try {
            String known = CharacterClasses.opened(pattern);
            return Glob.compile(known.replace(Word.HOLE, '*')).matches(name);
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private static boolean saysSomething(String pattern) {
        return pattern.chars().filter(Character::isLetterOrDigit).count() >= LEAST_KNOWN;
    }
}
