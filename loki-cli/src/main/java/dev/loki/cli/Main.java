package dev.loki.cli;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Where the {@code loki} command begins. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Invocation invocation = new Invocation(
                // Buffered, as a FileInputStream seeks to learn how much there is, and a pipe cannot.
                new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                UserEnvironment.restored(System.getenv()),
                Path.of("").toAbsolutePath());
        int exitCode = CommandLines.execute(invocation, arguments);
        System.exit(exitCode);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
