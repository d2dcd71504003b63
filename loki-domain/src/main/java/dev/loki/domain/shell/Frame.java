package dev.loki.domain.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * Where in a command a text stands.
 *
 * @param through the programs that would run it, outermost first
 */
record Frame(List<String> through) {
    static final Frame OUTERMOST = new Frame(List.of());

    Frame through(String program) {
        List<String> longer = new ArrayList<>(through);
        longer.add(program);
        return new Frame(List.copyOf(longer));
    }
}
