package dev.loki.domain.json;

/** A JSON value (RFC 8259), immutable. Objects keep the order of their members, numbers their spelling. */
public sealed interface JsonValue permits JsonArray, JsonBoolean, JsonNull, JsonNumber, JsonObject, JsonString {

    /** The type's name as a message would say it, such as {@code object} or {@code number}. */
    String typeName();

    /** Whether objects and arrays are nested within one another more often than this. Looks no deeper than it must. */
    default boolean isDeeperThan(int levels) {
        return false;
    }
}
