package dev.loki.adapter.process.approval;

import java.util.List;

/** Tells a {@code loki run} by its command line. */
final class RunCommandLine {

    private static final String MAIN = "dev.loki.cli.Main";

    private RunCommandLine() {}

    /** Whether these arguments, the program's name among them, are of a JVM that runs {@code loki run}. */
    static boolean isRun(List<String> arguments) {
        for (int i = 0; i + 1 < arguments.size(); i++) {
            if (isProgram(arguments, i)) {
                return arguments.get(i + 1).equals("run");
            }
        }
        return false;
    }

    private static boolean isProgram(List<String> arguments, int at) {
        String argument = arguments.get(at);
        boolean isJar = at > 0 && arguments.get(at - 1).equals("-jar");
        return argument.equals(MAIN)
                || (isJar && argument.substring(argument.lastIndexOf('/') + 1).startsWith("loki"));
    }
}
