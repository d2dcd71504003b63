package dev.loki.domain.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * Where in a command a text stands.
 *
 * @param through the programs that would run it, outermost first
 * @param muted whether what it prints goes into a file that its own redirection names
 */
record Frame(List<String> through, boolean muted) {
    static final Frame OUTERMOST = new Frame(List.of(), false);

    Frame through(String program) {
        List<String> longer = new ArrayList<>(through);
        longer.add(program);
        return new Frame(List.copyOf(longer), muted);
    }

    Frame muted(boolean now) {
        return now == muted ? this : new Frame(through, now);
    }
}
