package dev.loki.adapter.process.proc;

import java.util.Optional;

/**
 * What Linux tells of a process in one line.
 *
 * @param state a letter, such as {@code Z} for one that is dead and not buried yet
 * @param group its process group
 * @param session its session; another thing than a session of Loki's
 * @param terminal the terminal that controls it; 0 where none does
 * @param foreground the process group that its terminal heeds; -1 where there is none
 * @param start when it began, in ticks of the clock since the system was started
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
 */
public record ProcessStat(char state, long group, long session, long terminal, long foreground, long start) {

    private static final int STATE = 0;
    private static final int GROUP = 2;
    private static final int SESSION = 3;
    private static final int TERMINAL = 4;
    private static final int FOREGROUND = 5;
    private static final int START = 19;

    /** Reads a line: fields after the program's name in parentheses, which may itself hold anything; empty where it is none. */
    public static Optional<ProcessStat> parse(String line) {
        String[] fields = line.substring(line.lastIndexOf(')') + 1).strip().split(" ", -1);
        if (fields.length <= START || fields[STATE].length() != 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ProcessStat(
                    fields[STATE].charAt(0),
                    Long.parseLong(fields[GROUP]),
                    Long.parseLong(fields[SESSION]),
                    Long.parseLong(fields[TERMINAL]),
                    Long.parseLong(fields[FOREGROUND]),
                    Long.parseLong(fields[START])));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether it runs no program any more. */
    public boolean isDead() {
        return state == 'Z' || state == 'X';
    }

    /** Whether what is typed at its terminal reaches it. */
    public boolean isForeground() {
        return group == foreground;
    }
}
