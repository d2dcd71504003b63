package dev.loki.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchedOutputTest {

    private final List<String> writes = new ArrayList<>();
    private boolean closed;

    private final WatchedOutput out = new WatchedOutput(new PrintStream(new Pipe(), true, StandardCharsets.UTF_8));

    /** Who reads JSON from a pipe may close it after the object: the end of the line must be there by then. */
    @Test
    void aLineIsOneWrite() {
        out.printer().println("{\"allowed\":true}");
        out.printer().println(List.of(1, 2));

        assertThat(writes).containsExactly("{\"allowed\":true}\n", "[1, 2]\n");
    }

    @Test
    void itIsKnownWhetherAnythingWasPrinted() {
        PrintStream printer = out.printer();
        printer.flush();
        printer.print("");
        assertThat(out.isBegun()).isFalse();

        printer.print('x');
        assertThat(out.isBegun()).isTrue();
    }

    @Test
    void whatCannotBeWrittenIsAnError() {
        PrintStream printer = out.printer();
        assertThat(printer.checkError()).isFalse();
        closed = true;
        printer.println("x");

        assertThat(printer.checkError()).isTrue();
    }

    private final class Pipe extends OutputStream {

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (closed) {
                throw new IOException("Broken pipe");
            }
            writes.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
        }
    }
}
