package dev.loki.domain.shell;

import java.util.List;

/**
 * What a shell command would do, as far as it can be told without running it.
 *
 * <p>Whatever the command starts is among the invocations, or there is a doubt. The reverse does not hold: both arms of
 * a condition, every function's body and every alias count as run. Immutable.
 *
 * @param invocations the programs it would start, roughly in the order of the text
 * @param touches the files it would change; those of a path that is not known have a doubt, too
 * @param doubts what could not be read surely
 */
public record ShellReading(List<Invocation> invocations, List<FileTouch> touches, List<Doubt> doubts) {
    /** Copies the lists. */
    public ShellReading {
        invocations = List.copyOf(invocations);
        touches = List.copyOf(touches);
        doubts = List.copyOf(doubts);
    }

    /** Whether nothing in the command was doubtful. */
    public boolean certain() {
        return doubts.isEmpty();
    }
}
