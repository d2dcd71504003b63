package dev.loki.adapter.process.run;

import dev.loki.adapter.process.proc.ProcessFiles;
import dev.loki.adapter.process.proc.ProcessStat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * How a terminal was set when the run began: a command that draws on the whole screen, or reads single keys, changes that,
 * and cannot put it back where it is killed.
 *
 * @param saved as stty(1) prints and takes it
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9699919799/utilities/stty.html">stty</a>
 */
record TerminalSettings(String saved) {

    /** The one that controls this process, whatever it was. */
    static final String TERMINAL = "/dev/tty";

    private static final ProcessFiles FILES = ProcessFiles.OF_THE_SYSTEM;
    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z:=,._-]{1,4096}");
    private static final int LONGEST = 8192;

    /** One that does not answer, because its output is held, is not waited for. */
    private static final long PATIENCE_MILLIS = 1_000;

    /** Those of the terminal that this process is in the foreground of; empty where it is in that of none. */
    static Optional<TerminalSettings> find() {
        if (!Terminal.isThere() || !Terminal.deliversSignals()) {
            return Optional.empty();
        }
        return shell("exec stty -g <" + TERMINAL)
                .map(String::strip)
                .filter(FORM.asMatchPredicate())
                .map(TerminalSettings::new);
    }

    /** Puts them back, where nobody else is in the terminal's foreground by now. */
    void restore() {
        if (FILES.ownStat().filter(TerminalSettings::isOurs).isPresent()) {
            shell("trap '' TTOU; exec stty '" + saved + "' <" + TERMINAL);
        }
    }

    /** A killed command may have left its group, which nobody is in, in the foreground. */
    private static boolean isOurs(ProcessStat own) {
        return own.isForeground()
                || FILES.all().stream()
                        .flatMap(pid -> FILES.stat(pid).stream())
                        .noneMatch(stat -> stat.group() == own.foreground() && !stat.isDead());
    }

    /** What it printed; empty where it did not do. */
    private static Optional<String> shell(String script) {
        try {
            Process shell = new ProcessBuilder("/bin/sh", "-c", script)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!shell.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                shell.destroyForcibly();
                return Optional.empty();
            }
            byte[] printed = shell.getInputStream().readNBytes(LONGEST);
            return shell.exitValue() == 0 ? Optional.of(new String(printed, StandardCharsets.UTF_8)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
