package dev.loki.cli;

import dev.harrel.jsonschema.Dialects;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The JSON Schemas (draft 7) that the authors of formats publish, as jars of the tests hold them. */
final class PublishedSchema {

    private PublishedSchema() {}

    static Validator.Result validate(String schema, String json) throws IOException {
        try (InputStream in = Objects.requireNonNull(PublishedSchema.class.getResourceAsStream(schema))) {
            return new ValidatorFactory()
                    .withJsonNodeFactory(new JacksonNode.Factory())
                    .withDefaultDialect(new Dialects.Draft7Dialect())
                    .validate(new String(in.readAllBytes(), StandardCharsets.UTF_8), json);
        }
    }
}
