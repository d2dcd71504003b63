package dev.loki.domain.json;

/**
 * A JSON string.
 *
 * @param value its characters with escapes resolved; lone surrogates are kept as they are
 */
public record JsonString(String value) implements JsonValue {

    @Override
    public String typeName() {
        return "string";
    }

    @Override
    public String toString() {
        return EcmaScriptJson.stringify(this);
    }
}
