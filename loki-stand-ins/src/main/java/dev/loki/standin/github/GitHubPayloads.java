package dev.loki.standin.github;

import dev.harrel.jsonschema.Dialects;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import dev.loki.testing.External;
import dev.loki.testing.Skips;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What GitHub delivers to webhooks, as its own JSON Schema says, so that a test's payload is one that may come. Thread-safe. */
public final class GitHubPayloads {

    private static final String FILE = "github-webhooks.draft07.json";

    private final Validator validator;
    private final URI schema;

    private GitHubPayloads(Validator validator, URI schema) {
        this.validator = validator;
        this.schema = schema;
    }

    /** Reads the schema, or skips the running test where it is absent. */
    public static GitHubPayloads require() throws IOException {
        Path file = External.SCHEMAS.find().map(folder -> folder.resolve(FILE)).orElse(Path.of(FILE));
        Skips.unless(Files.isRegularFile(file), External.SCHEMAS, FILE + " is not there");
        Validator validator = new ValidatorFactory()
                .withJsonNodeFactory(new JacksonNode.Factory())
                .withDefaultDialect(new Dialects.Draft7Dialect())
                .createValidator();
        return new GitHubPayloads(validator, validator.registerSchema(Files.readString(file)));
    }

    /**
     * What the schema has against a payload; empty where it has nothing.
     *
     * @param event and its action, such as {@code issues$closed}; one without an action has {@code event} in its place
     */
    public synchronized List<String> complaints(String event, String json) {
        Validator.Result result = validator.validate(schema.resolve("#/definitions/" + event), json);
        return result.getErrors().stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getError())
                .toList();
    }
}
