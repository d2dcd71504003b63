package dev.loki.adapter.process.run;

/**
 * Tells when this process goes on after it was stopped, such as by Ctrl-Z and {@code fg} in a shell: by the signal CONT, which
 * does what it does in any case. Where the JVM does not give it up, nothing is told.
 */
public final class ContinueSignal {

    private ContinueSignal() {}

    /**
     * Has the action run, on a thread of its own, each time.
     *
     * @return ends that
     */
    public static Runnable onEach(Runnable action) {
        return JvmSignals.handle("CONT", action)
                .<Runnable>map(handler -> handler::restore)
                .orElse(() -> {});
    }
}
