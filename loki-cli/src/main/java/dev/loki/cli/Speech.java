package dev.loki.cli;

import java.util.function.Consumer;

/** How much a command says besides its result. Not thread-safe: it is set before the command runs. */
final class Speech {

    private final Consumer<String> working;
    private boolean quiet;
    private boolean debugging;

    Speech() {
        this(what -> {});
    }

    /** @param working told what is going on, of a command that may take long */
    Speech(Consumer<String> working) {
        this.working = working;
    }

    void set(boolean isQuiet, boolean isDebugging) {
        quiet = isQuiet;
        debugging = isDebugging;
    }

    /** Lets it be seen what is going on, where the user wants to know. */
    void showWorking(String what) {
        if (!quiet) {
            working.accept(what);
        }
    }

    /** Whether notices and progress are left out; warnings and errors never are. */
    boolean isQuiet() {
        return quiet;
    }

    /** Whether an error is told with the stack of calls that led to it. */
    boolean isDebugging() {
        return debugging;
    }
}
