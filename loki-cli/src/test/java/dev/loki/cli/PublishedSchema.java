package dev.loki.cli;

import dev.harrel.jsonschema.Dialects;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The JSON Schemas (draft 7) that the authors of formats publish, as jars of the tests hold them. Each is read once: they
 * are large.
 *
 * @param validator knows the schema
 * @param schema what it calls it
 */
public record PublishedSchema(Validator validator, URI schema) {

    private static final Map<String, PublishedSchema> READ = new ConcurrentHashMap<>();

    public static Validator.Result validate(String schema, String json) {
        return READ.computeIfAbsent(schema, PublishedSchema::read).validate(json);
    }

    private static PublishedSchema read(String schema) {
        try (InputStream in = Objects.requireNonNull(PublishedSchema.class.getResourceAsStream(schema))) {
            Validator validator = new ValidatorFactory()
                    .withJsonNodeFactory(new JacksonNode.Factory())
                    .withDefaultDialect(new Dialects.Draft7Dialect())
                    .createValidator();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new PublishedSchema(validator, validator.registerSchema(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized Validator.Result validate(String json) {
        return validator.validate(schema, json);
    }
}
