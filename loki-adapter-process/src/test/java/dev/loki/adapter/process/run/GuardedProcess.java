package dev.loki.adapter.process.run;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A process that is watched over, and starts three others of the session that its first argument names: a child, a
 * daemon, and one that ignores TERM. It prints their ids, one a line, and ends when it is told to by a line.
 */
final class GuardedProcess {

    private static final List<List<String>> COMMANDS = List.of(
            List.of("sleep", "600"),
            List.of("setsid", "sleep", "600"),
            List.of("sh", "-c", "trap '' TERM HUP INT; while :; do sleep 600; done"));

    private GuardedProcess() {}

    public static void main(String[] args) throws IOException {
        Watchdog watchdog = Watchdog.over(args[0], Optional.empty(), System.out::println);
        try {
            for (List<String> command : COMMANDS) {
                ProcessBuilder builder = new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
                builder.environment().put("LOKI_SESSION_ID", args[0]);
                System.out.println(builder.start().pid());
            }
            System.in.read();
        } finally {
            watchdog.close();
        }
    }
}
