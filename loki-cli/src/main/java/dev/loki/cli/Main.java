package dev.loki.cli;

import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.Speech;
import dev.loki.cli.terminal.ProgressLine;
import dev.loki.cli.terminal.WorkingLine;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Where the {@code loki} command begins. */
public final class Main {

    private Main() {}

    /** A jar that is missing or damaged is told in a line, and by an exit code that no decision has. */
    public static void main(String[] arguments) {
        try {
            boolean hot = HotCommands.read(arguments) != null;
            if (hot) {
                HeadStart.begin();
            }
            end(execute(arguments), hot);
        } catch (LinkageError e) {
            System.err.println("loki: the program is damaged, install it again: " + e);
            System.exit(ExitCode.INTERNAL);
        }
    }

    /**
     * A hot command has closed all it opened, and leaves the JVM nothing to do at its end. {@link System#exit} would, since
     * Java 21, first look through every jar for a logger.
     */
    private static void end(int exitCode, boolean hot) {
        if (hot) {
            Runtime.getRuntime().halt(exitCode);
        }
        System.exit(exitCode);
    }

    /** Runs one command line on the streams of this process, and returns its exit code. */
    static int execute(String... arguments) {
        WorkingLine working = new WorkingLine();
        PrintStream err = utf8(new FileOutputStream(FileDescriptor.err));
        Invocation invocation = new Invocation(
                // Buffered, as a FileInputStream seeks to learn how much there is, and a pipe cannot.
                new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
                utf8(working.endedBy(new FileOutputStream(FileDescriptor.out))),
                utf8(working.endedBy(new FileOutputStream(FileDescriptor.err))),
                UserEnvironment.restored(System.getenv()),
                Path.of("").toAbsolutePath(),
                new Speech(what -> working.start(ProgressLine.on(err), what)));
        int exitCode = CommandLines.execute(invocation, arguments);
        working.end();
        return exitCode;
    }

    private static PrintStream utf8(OutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
