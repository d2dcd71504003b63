package dev.loki.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes programs that can be run at once. What this JVM itself has open for writing, a child that another of its threads
 * is just starting holds open for a moment, and the system refuses to run it: "Text file busy". So a child writes it.
 */
public final class Executables {

    private Executables() {}

    /**
     * Writes a program, in place of what was there.
     *
     * @param text the program, with its first line
     * @return the file
     * @throws IOException if the file cannot be written
     */
    public static Path write(Path file, String text) throws IOException {
        Process writer = new ProcessBuilder("/bin/sh", "-c", "cat > \"$0\" && chmod +x \"$0\"", file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (OutputStream in = writer.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        }
        try {
            if (writer.waitFor() != 0) {
                throw new IOException("cannot be written as a program: " + file);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while writing " + file, e);
        }
        return file;
    }
}
