package dev.loki.cli.tracker;

import dev.loki.bootstrap.ConfigurationException;
import dev.loki.cli.command.Invocation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/** A text that a file holds, or standard input. */
final class InputText {

    private static final int MAX_BYTES = 1 << 20;

    private InputText() {}

    /**
     * The text of a file, or with {@code -} that of standard input.
     *
     * @throws ConfigurationException where it cannot be read, is empty, longer than 1 MiB or no UTF-8
     */
    static String read(Invocation invocation, String file) {
        try (InputStream in = file.equals("-")
                ? invocation.in()
                : Files.newInputStream(invocation.currentFolder().resolve(file))) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw problem(file, "it is longer than 1 MiB");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.isBlank()) {
                throw problem(file, "it is empty");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw problem(file, "it is no UTF-8");
        } catch (IOException e) {
            throw problem(file, "it cannot be read: " + e.getMessage());
        }
    }

    private static ConfigurationException problem(String file, String what) {
        return new ConfigurationException(List.of((file.equals("-") ? "standard input" : file) + ": " + what));
    }
}
