package dev.loki.adapter.jira.adf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.Dialects;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.json.JsonObject;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import dev.loki.testing.External;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Atlassian's own JSON schema of ADF (draft 4), read once; see {@link SchemaByType}. */
final class AdfSchema {

    private static @Nullable AdfSchema read;

    private final Validator validator;
    private final URI schema;

    private AdfSchema(JsonObject schema) {
        validator = new ValidatorFactory()
                .withJsonNodeFactory(new JacksonNode.Factory())
                .withDefaultDialect(new Dialects.Draft7Dialect())
                .createValidator();
        this.schema = validator.registerSchema(EcmaScriptJson.stringify(SchemaByType.of(schema)));
    }

    static JsonObject published() {
        try {
            byte[] text = Files.readAllBytes(External.SCHEMAS.path().resolve("jira-adf.draft04.json"));
            return (JsonObject) new JacksonJsonReader().readStrict(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean accepts(JsonObject document) {
        return errors(document).isEmpty();
    }

    static void assertAccepts(JsonObject document, String origin) {
        assertThat(errors(document)).as("%s%n%s", origin, document).isEmpty();
    }

    private static synchronized List<String> errors(JsonObject document) {
        if (read == null) {
            read = new AdfSchema(published());
        }
        return read.validator.validate(read.schema, EcmaScriptJson.stringify(document)).getErrors().stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getError())
                .limit(5)
                .toList();
    }
}
