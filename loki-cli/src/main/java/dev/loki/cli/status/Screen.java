package dev.loki.cli.status;

import dev.loki.bootstrap.JobControl;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.terminal.Terminal;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A terminal that is drawn on again and again, and left as it was; or, where standard output is none, one screen after the
 * other. Ended by q, by {@link #close}, or with the JVM. At Ctrl-Z a shell gets the terminal as it is: the other screen, and
 * its modes where the shell does not set its own. It is drawn anew once this process has the terminal again, and left alone
 * while it has not (on Linux, which tells), also at the end.
 */
final class Screen implements AutoCloseable {

    private static final File CONTROLLING = new File("/dev/tty");
    private static final String OTHER_SCREEN = "\u001b[?1049h\u001b[?25l";
    private static final String OWN_SCREEN = "\u001b[?25h\u001b[?1049l";
    private static final String HOME = "\u001b[H";
    private static final String ERASE_LINE = "\u001b[K";
    private static final String ERASE_BELOW = "\u001b[J";
    private static final String[] MODES = {"-icanon", "-echo"};
    private static final String STTY = "trap '' TTOU; exec stty \"$@\""; // whom TTOU stops, takes this process along
    private static final long KEY_MILLIS = 50;
    private static final int LONGEST_SETTINGS = 1_000;

    private final Invocation invocation;
    private final boolean drawn;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final @Nullable String settings;
    private final Thread atTheEnd = new Thread(this::end, "loki-screen-end");
    private boolean isFirst = true;
    private String frame = "";
    private boolean isElsewhere = true;
    private boolean isLeft;
    private Runnable noLongerContinued = () -> {};

    private Screen(Invocation invocation, boolean drawn) {
        this.invocation = invocation;
        this.drawn = drawn;
        settings = drawn ? stty("-g").orElse(null) : null;
    }

    /** @param lines whether lines are printed whatever standard output is */
    static Screen open(Invocation invocation, boolean lines) {
        Screen screen = new Screen(invocation, !lines && Terminal.isTerminal());
        if (screen.drawn) {
            screen.enter();
        }
        return screen;
    }

    /** Shows the lines in the place of those before. */
    void draw(List<String> lines) {
        if (drawn) {
            StringBuilder next = new StringBuilder(HOME);
            lines.forEach(line -> next.append(line).append(ERASE_LINE).append("\r\n"));
            show(next.append("q ends").append(ERASE_LINE).append(ERASE_BELOW).toString());
            return;
        }
        if (!isFirst) {
            invocation.out().println();
        }
        isFirst = false;
        lines.forEach(invocation.out()::println);
    }

    private synchronized void show(String next) {
        frame = next;
        if (isLeft) {
            return;
        }
        if (!JobControl.hasTerminal()) {
            isElsewhere = true;
            return;
        }
        if (isElsewhere) {
            isElsewhere = false;
            stty(MODES);
            invocation.out().print(OTHER_SCREEN);
        }
        invocation.out().print(next);
        invocation.out().flush();
    }

    /** Whoever had the terminal meanwhile may have set it to what suits it. */
    private synchronized void goOn() {
        isElsewhere = true;
        show(frame);
    }

    /** Waits, and says whether somebody ended it meanwhile; where nobody reads any more, it is ended. */
    boolean isEndedWithin(long time, TimeUnit unit) {
        try {
            return invocation.out().checkError() || ended.await(time, unit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        if (drawn) {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
            end();
        }
    }

    private synchronized void enter() {
        Runtime.getRuntime().addShutdownHook(atTheEnd);
        noLongerContinued = JobControl.onContinue(this::goOn);
        show(frame);
        Thread keys = new Thread(this::readKeys, "loki-screen-keys");
        keys.setDaemon(true);
        keys.start();
    }

    /** Looks before it reads: a read that waits would have this process stopped once it goes on in the background. */
    private void readKeys() {
        try {
            while (!ended.await(KEY_MILLIS, TimeUnit.MILLISECONDS)) {
                while (invocation.in().available() > 0 && JobControl.hasTerminal()) {
                    int key = invocation.in().read();
                    if (key == 'q' || key == 'Q') {
                        ended.countDown();
                    }
                }
            }
        } catch (IOException | InterruptedException e) {
            // Without keys, a signal ends it.
        }
    }

    private void end() {
        noLongerContinued.run();
        leave();
    }

    private synchronized void leave() {
        isLeft = true;
        if (!JobControl.hasTerminal()) {
            return;
        }
        invocation.out().print(OWN_SCREEN);
        invocation.out().flush();
        if (settings != null) {
            stty(settings);
        }
    }

    private static Optional<String> stty(String... arguments) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", STTY, "stty"));
        command.addAll(List.of(arguments));
        try {
            Process stty = new ProcessBuilder(command)
                    .redirectInput(CONTROLLING)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream out = stty.getInputStream()) {
                String said = new String(out.readNBytes(LONGEST_SETTINGS), StandardCharsets.US_ASCII).strip();
                return said.isEmpty() ? Optional.empty() : Optional.of(said);
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
