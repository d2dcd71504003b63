package dev.loki.adapter.otlp.wire;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JsonReader for tests, over Jackson's tree. */
public final class JacksonReader implements JsonReader {

    private final JsonMapper strict =
            mapper().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private final JsonMapper tolerant = mapper().build();

    @Override
    public JsonValue readStrict(byte[] utf8) throws JsonSyntaxException {
        return read(strict, utf8);
    }

    @Override
    public JsonValue readTolerant(byte[] utf8) throws JsonSyntaxException {
        return read(tolerant, utf8);
    }

    private static JsonMapper.Builder mapper() {
        JsonMapper.Builder builder = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        builder.build()
                .getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build());
        return builder;
    }

    private static JsonValue read(JsonMapper mapper, byte[] utf8) throws JsonSyntaxException {
        try {
            JsonNode node = mapper.readTree(utf8);
            if (node.isMissingNode()) {
                throw new JsonSyntaxException(1, 1, "expected a value");
            }
            return value(node);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
            throw new JsonSyntaxException(at.getLineNr(), at.getColumnNr(), "not JSON");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonValue value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> array(node);
            case STRING -> new JsonString(node.textValue());
            case NUMBER -> JsonNumber.parse(node.asText());
            case BOOLEAN -> JsonBoolean.of(node.booleanValue());
            default -> JsonNull.NULL;
        };
    }

    private static JsonValue object(JsonNode node) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        node.properties().forEach(member -> members.put(member.getKey(), value(member.getValue())));
        return JsonObject.of(members);
    }

    private static JsonValue array(JsonNode node) {
        List<JsonValue> elements = new ArrayList<>();
        node.forEach(element -> elements.add(value(element)));
        return new JsonArray(elements);
    }
}
