package dev.loki.cli.terminal;

import dev.loki.cli.command.Invocation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One line on a terminal that says how far something long is, from its second second on. */
public final class ProgressLine {

    private static final Path STANDARD_ERROR = Path.of("/dev/fd/2");
    private static final long FIRST = TimeUnit.SECONDS.toNanos(1);
    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(200);
    private static final String BACK_AND_ERASE = "\r\u001b[K";

    private final PrintStream err;
    private final boolean shown;
    private long next = System.nanoTime() + FIRST;
    private boolean printed;

    /** @param shown whether anybody would see it */
    ProgressLine(PrintStream err, boolean shown) {
        this.err = err;
        this.shown = shown;
    }

    /** For a command, unless it is to be quiet. */
    public static ProgressLine of(Invocation invocation) {
        return new ProgressLine(invocation.err(), !invocation.speech().isQuiet() && isTerminal());
    }

    /** On a stream that leads to standard error, as far as that is a terminal. */
    public static ProgressLine on(PrintStream err) {
        return new ProgressLine(err, isTerminal());
    }

    /** Whether anybody would see it. */
    boolean isShown() {
        return shown;
    }

    /** Shows the text in the place of the last one, where it is time to. */
    public void show(Supplier<String> text) {
        if (shown && System.nanoTime() - next >= 0) {
            next = System.nanoTime() + EVERY;
            printed = true;
            err.print(BACK_AND_ERASE + "loki: " + text.get());
            err.flush();
        }
    }

    /** Makes room for what is printed next. */
    public void clear() {
        if (printed) {
            err.print(BACK_AND_ERASE);
            err.flush();
            printed = false;
        }
    }

    /** {@code System.console()} would speak of standard input and output. */
    private static boolean isTerminal() {
        try {
            String device = STANDARD_ERROR.toRealPath().toString();
            return (device.startsWith("/dev/pts/") || device.startsWith("/dev/tty"))
                    && Files.isWritable(Path.of(device));
        } catch (IOException e) {
            return false;
        }
    }
}
