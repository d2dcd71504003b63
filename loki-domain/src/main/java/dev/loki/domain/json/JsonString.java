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

    /** Written out, as {@link #hashCode} is: what a record does by itself is put together at its first use, in 15 ms. */
    @Override
    public boolean equals(Object other) {
        return other instanceof JsonString that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return EcmaScriptJson.stringify(this);
    }
}
