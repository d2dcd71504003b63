package dev.loki.domain.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A program, builtin or function that a command would start.
 *
 * @param program the word that names it, as given
 * @param arguments what follows the program, redirections left out
 * @param through the programs that start it, outermost first, such as {@code sudo} and {@code sh -c}; often empty
 * @param position where in the whole command it stands, from 0
 */
public record Invocation(Word program, List<Word> arguments, List<String> through, int position) {
    /** Copies the lists. */
    public Invocation {
        arguments = List.copyOf(arguments);
        through = List.copyOf(through);
    }

    /** The program's name without its folder; empty when it is not known. */
    public Optional<String> baseName() {
        return program.baseName();
    }

    /** Whether it starts the program of this name, in whatever folder; upper case and {@code .exe} make no difference. */
    public boolean isProgram(String name) {
        return baseName().map(Invocation::plain).filter(plain(name)::equals).isPresent();
    }

    static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".exe") ? lower.substring(0, lower.length() - 4) : lower;
    }
}
