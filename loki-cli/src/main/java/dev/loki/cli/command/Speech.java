package dev.loki.cli.command;

import java.util.function.Consumer;

/** How much a command says besides its result. Not thread-safe: it is set before the command runs. */
public final class Speech {

    private final Consumer<String> working;
    private boolean quiet;
    private boolean debugging;

    Speech() {
        this(what -> {});
    }

    /**
     * Neither quiet nor debugging.
     *
     * @param working told what is going on, of a command that may take long
     */
    public Speech(Consumer<String> working) {
        this.working = working;
    }

    public void set(boolean isQuiet, boolean isDebugging) {
        quiet = isQuiet;
        debugging = isDebugging;
    }

    /** Lets it be seen what is going on, where the user wants to know. */
    public void showWorking(String what) {
        if (!quiet) {
            working.accept(what);
        }
    }

    /** Whether notices and progress are left out; warnings and errors never are. */
    public boolean isQuiet() {
        return quiet;
    }

    /** Whether an error is told with the stack of calls that led to it. */
    boolean isDebugging() {
        return debugging;
    }
}
