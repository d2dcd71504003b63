package dev.loki.domain.shell;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Tells whether a command that was read runs one of some programs. */
public final class CommandMatcher {
    /** The doubts that count as running a program, unless told otherwise: all but those of scripts and of files. */
    public static final Set<Doubt.Kind> STRICT = Set.of(Doubt.Kind.SYNTAX, Doubt.Kind.PROGRAM, Doubt.Kind.CODE);

    private CommandMatcher() {}

    /**
     * Why the command counts as running one of the programs, where {@link #STRICT} doubts count; empty when it surely
     * runs none.
     *
     * @param names base names, such as {@code rm}; upper case makes no difference
     */
    public static Optional<String> runsAnyOf(ShellReading reading, Set<String> names) {
        return runsAnyOf(reading, names, STRICT);
    }

    /**
     * Why the command counts as running one of the programs; empty when it does not.
     *
     * @param names base names, such as {@code rm}; upper case makes no difference
     * @param counting the doubts that count as running one
     */
    public static Optional<String> runsAnyOf(ShellReading reading, Set<String> names, Set<Doubt.Kind> counting) {
        return reading.invocations().stream()
                .flatMap(run -> names.stream().filter(run::isProgram).sorted().map(name -> sentence(name, run)))
                .findFirst()
                .or(() -> doubt(reading, counting));
    }

    private static Optional<String> doubt(ShellReading reading, Set<Doubt.Kind> counting) {
        Set<Doubt.Kind> kinds = counting.isEmpty() ? Set.of() : EnumSet.copyOf(counting);
        return reading.doubts().stream()
                .filter(doubt -> kinds.contains(doubt.kind()))
                .findFirst()
                .map(doubt -> "cannot be read surely: " + doubt);
    }

    private static String sentence(String name, Invocation run) {
        return run.through().isEmpty()
                ? "runs " + name
                : "runs " + name + " (in: " + String.join(" ", run.through()) + ")";
    }
}
