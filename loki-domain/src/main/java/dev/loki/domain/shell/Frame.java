package dev.loki.domain.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * How deep in a command a text stands.
 *
 * @param depth how many constructs and programs enclose it
 * @param through the programs that would run it, outermost first
 */
record Frame(int depth, List<String> through) {
    private static final int DEEPEST = 40;

    static final Frame OUTERMOST = new Frame(0, List.of());

    Frame deeper() {
        return new Frame(depth + 1, through);
    }

    Frame through(String program) {
        List<String> longer = new ArrayList<>(through);
        longer.add(program);
        return new Frame(depth + 1, List.copyOf(longer));
    }

    boolean tooDeep() {
        return depth > DEEPEST;
    }
}
