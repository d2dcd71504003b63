package dev.loki.bootstrap;

import dev.loki.adapter.process.proc.ProcessFiles;
import dev.loki.adapter.process.run.ContinueSignal;

/** This process as a job of a shell, which may stop it, put it into the background, and let it go on. Thread-safe. */
public final class JobControl {

    private JobControl() {}

    /**
     * Has the action run, on a thread of its own, each time this process goes on after it was stopped; never where the system
     * does not tell.
     *
     * @return ends that
     */
    public static Runnable onContinue(Runnable action) {
        return ContinueSignal.onEach(action);
    }

    /** Whether this process may draw on its terminal: nobody else is known to have it. */
    public static boolean hasTerminal() {
        return ProcessFiles.OF_THE_SYSTEM
                .ownStat()
                .map(own -> own.foreground() < 0 || own.isForeground())
                .orElse(true);
    }
}
