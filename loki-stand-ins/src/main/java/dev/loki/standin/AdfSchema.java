package dev.loki.standin;

import dev.harrel.jsonschema.Dialects;
import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.VerbatimJson;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import dev.loki.testing.External;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a document of Jira's may be: Atlassian's own schema of the Atlassian Document Format (draft 4), see
 * {@link SchemaByType}. It is read once in a JVM. Thread-safe.
 */
public final class AdfSchema {

    private static final String FILE = "jira-adf.draft04.json";
    private static final int MOST = 5;

    private static @Nullable AdfSchema read;

    private final Validator validator = new ValidatorFactory()
            .withJsonNodeFactory(new JacksonNode.Factory())
            .withDefaultDialect(new Dialects.Draft7Dialect())
            .createValidator();
    private final URI schema;

    private AdfSchema(JsonObject schema) {
        this.schema = validator.registerSchema(VerbatimJson.stringify(SchemaByType.of(schema)));
    }

    /** Whether it is there: only where the folder of {@link External#SCHEMAS} is. */
    static boolean isThere() {
        return External.SCHEMAS
                .find()
                .filter(folder -> Files.isRegularFile(folder.resolve(FILE)))
                .isPresent();
    }

    /**
     * The schema itself.
     *
     * @throws IllegalStateException where it is not there
     */
    public static JsonObject published() {
        try {
            byte[] text = Files.readAllBytes(External.SCHEMAS.path().resolve(FILE));
            return (JsonObject) new JacksonJsonReader().readStrict(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What it has against a document, the first {@value #MOST} things; empty where it has nothing.
     *
     * @throws IllegalStateException where it is not there
     */
    public static synchronized List<String> complaints(JsonObject document) {
        AdfSchema schema = read;
        if (schema == null) {
            schema = new AdfSchema(published());
            read = schema;
        }
        return schema.validator.validate(schema.schema, VerbatimJson.stringify(document)).getErrors().stream()
                .limit(MOST)
                .map(AdfSchema::words)
                .toList();
    }

    private static String words(Error error) {
        return error.getInstanceLocation() + ": " + error.getError();
    }
}
