package dev.loki.domain.json;

/** The JSON literal {@code null}. */
public enum JsonNull implements JsonValue {
    /** The only one there is. */
    NULL;

    @Override
    public String typeName() {
        return "null";
    }

    @Override
    public String toString() {
        return "null";
    }
}
