package dev.loki.domain.approval;

import dev.loki.domain.trace.Attributes;
import org.jspecify.annotations.Nullable;

/** Texts from outside, cut to what a person reads: what is kept must be readable again, whatever was said. */
final class Brief {

    /** The longest name that is kept whole, in UTF-16 units. */
    static final int NAME = 200;

    /** The longest reason that is kept whole, in UTF-16 units. */
    static final int REASON = 2000;

    private Brief() {}

    static String name(String text) {
        return Attributes.cut(text, NAME);
    }

    static @Nullable String nullableName(@Nullable String text) {
        return text == null ? null : name(text);
    }

    static String reason(String text) {
        return Attributes.cut(text, REASON);
    }

    static @Nullable String nullableReason(@Nullable String text) {
        return text == null ? null : reason(text);
    }
}
