package dev.loki.standin;

import dev.harrel.jsonschema.Dialects;
import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.VerbatimJson;
import dev.loki.testing.External;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a document of Jira's may be: the schema of the Atlassian Document Format. Where the folder of
 * {@link External#SCHEMAS} is not there, it has nothing against anything. It is read once in a JVM. Thread-safe.
 */
public final class AdfSchema {

    private static final String FILE = "jira-adf.draft04.json";
    private static final int MOST = 5;

    private static @Nullable AdfSchema read;

    private final Validator validator = new ValidatorFactory()
            .withJsonNodeFactory(new JacksonNode.Factory())
            .withDefaultDialect(new Dialects.Draft4Dialect())
            .createValidator();
    private final URI schema;

    private AdfSchema(Path file) throws IOException {
        this.schema = validator.registerSchema(Files.readString(file));
    }

    /** What it has against a document; empty where it has nothing, or is absent. */
    public static synchronized List<String> complaints(JsonObject document) {
        return file().map(AdfSchema::of)
                .map(schema -> schema.validator.validate(schema.schema, VerbatimJson.stringify(document)))
                .map(result -> result.getErrors().stream()
                        .limit(MOST)
                        .map(AdfSchema::words)
                        .toList())
                .orElse(List.of());
    }

    private static Optional<Path> file() {
        return External.SCHEMAS.find().map(folder -> folder.resolve(FILE)).filter(Files::isRegularFile);
    }

    private static AdfSchema of(Path file) {
        AdfSchema schema = read;
        if (schema == null) {
            try {
                schema = new AdfSchema(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            read = schema;
        }
        return schema;
    }

    private static String words(Error error) {
        return error.getInstanceLocation() + ": " + error.getError();
    }
}
