package dev.loki.cli;

import dev.loki.bootstrap.Continuation;
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
 * A terminal that is drawn on again and again, and left as it was, also once a shell has had it meanwhile (Ctrl-Z and {@code fg}); or, where standard output is none, one screen after the
 * other. Ended by q, by {@link #close}, or with the JVM.
 */
final class Screen implements AutoCloseable {

    private static final File CONTROLLING = new File("/dev/tty");
    private static final String OTHER_SCREEN = "\u001b[?1049h\u001b[?25l";
    private static final String OWN_SCREEN = "\u001b[?25h\u001b[?1049l";
    private static final String HOME = "\u001b[H";
    private static final String ERASE_LINE = "\u001b[K";
    private static final String ERASE_BELOW = "\u001b[J";
    private static final String[] MODES = {"-icanon", "-echo"};
    private static final int LONGEST_SETTINGS = 1_000;

    private final Invocation invocation;
    private final boolean drawn;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final @Nullable String settings;
    private final Thread atTheEnd = new Thread(this::leave, "loki-screen-end");
    private boolean isFirst = true;
    private String frame = "";
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
            show(
                    "",
                    next.append("q ends").append(ERASE_LINE).append(ERASE_BELOW).toString());
            return;
        }
        if (!isFirst) {
            invocation.out().println();
        }
        isFirst = false;
        lines.forEach(invocation.out()::println);
    }

    private synchronized void show(String before, String next) {
        frame = next;
        invocation.out().print(before + next);
        invocation.out().flush();
    }

    /** Whoever had the terminal meanwhile may have set it to what suits it. */
    private synchronized void goOn() {
        stty(MODES);
        show(OTHER_SCREEN, frame);
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
            noLongerContinued.run();
            leave();
        }
    }

    private void enter() {
        Runtime.getRuntime().addShutdownHook(atTheEnd);
        stty(MODES);
        noLongerContinued = Continuation.onEach(this::goOn);
        invocation.out().print(OTHER_SCREEN);
        Thread keys = new Thread(this::readKeys, "loki-screen-keys");
        keys.setDaemon(true);
        keys.start();
    }

    private void readKeys() {
        try {
            int key = invocation.in().read();
            while (key >= 0 && key != 'q' && key != 'Q') {
                key = invocation.in().read();
            }
            if (key >= 0) {
                ended.countDown();
            }
        } catch (IOException e) {
            // Without keys, a signal ends it.
        }
    }

    private void leave() {
        invocation.out().print(OWN_SCREEN);
        invocation.out().flush();
        if (settings != null) {
            stty(settings);
        }
    }

    private static Optional<String> stty(String... arguments) {
        List<String> command = new ArrayList<>(List.of("stty"));
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
