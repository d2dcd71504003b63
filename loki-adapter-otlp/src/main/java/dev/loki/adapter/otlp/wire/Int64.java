package dev.loki.adapter.otlp.wire;

import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** 64-bit integers in OTLP JSON: written as decimal strings, read from strings and numbers. */
public final class Int64 {

    private Int64() {}

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException where the value is no integer of 64 bits
     */
    public static long read(@Nullable JsonValue value) {
        if (value instanceof JsonString string) {
            return Long.parseLong(string.value());
        }
        if (value instanceof JsonNumber number) {
            return number.isSafeInteger() ? number.longValueExact() : Long.parseLong(number.literal());
        }
        throw new IllegalArgumentException("expected an integer");
    }
}
