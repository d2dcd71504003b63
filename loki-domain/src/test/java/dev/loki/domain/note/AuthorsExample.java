package dev.loki.domain.note;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** The example of the note format's authors, from {@code peter-neumann.properties}. */
final class AuthorsExample {

    private static final Properties VALUES = load();

    static final String SIGNER = value("signer");
    static final String VERIFIER = value("verifier");
    static final String TEXT = value("text");
    static final String SIGNATURE = value("signature") + "\n";
    static final String OTHER_VERIFIER = value("other.verifier");
    static final String OTHER_SIGNATURE = value("other.signature") + "\n";
    static final String WRONG_LENGTH = value("wrong.length");
    static final String UNKNOWN_TYPE = value("unknown.type");

    private AuthorsExample() {}

    private static String value(String name) {
        return Objects.requireNonNull(VALUES.getProperty(name), name);
    }

    private static Properties load() {
        Properties values = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(AuthorsExample.class.getResourceAsStream("peter-neumann.properties")),
                StandardCharsets.UTF_8)) {
            values.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return values;
    }
}
