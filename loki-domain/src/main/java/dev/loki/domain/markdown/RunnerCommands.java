package dev.loki.domain.markdown;

/** Commands to the runner of workflows, which it obeys wherever a line of a job's log holds {@code ##[}. */
public final class RunnerCommands {

    private static final String COMMAND = "##[";

    private RunnerCommands() {}

    /** The text with a zero-width space in each, so that none is a command. */
    public static String broken(String text) {
        return text.replace(COMMAND, "##\u200b[");
    }
}
