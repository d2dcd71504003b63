package dev.loki.cli.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard output, of which is known whether anything was printed. What is printed to it as a line reaches it by one write,
 * so that who closes it after a line loses none. Thread-safe.
 */
public final class WatchedOutput extends OutputStream {

    private final PrintStream out;
    private volatile boolean begun;

    public WatchedOutput(PrintStream out) {
        this.out = out;
    }

    /** What a command prints to; it is no subclass of PrintStream, as those write the end of a line by itself. */
    public PrintStream printer() {
        return new PrintStream(this, true, StandardCharsets.UTF_8);
    }

    /** Whether anything was printed. */
    public boolean isBegun() {
        return begun;
    }

    @Override
    public void write(int b) {
        begun = true;
        out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        begun = begun || length > 0;
        out.write(bytes, offset, length);
    }

    /** @throws IOException where what was printed could not be written */
    @Override
    public void flush() throws IOException {
        if (out.checkError()) {
            throw new IOException("standard output cannot be written");
        }
    }
}
