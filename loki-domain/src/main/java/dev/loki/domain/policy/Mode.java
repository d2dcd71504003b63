package dev.loki.domain.policy;

import java.util.Locale;

/** How seriously a policy is meant ({@code mode}). */
public enum Mode {
    /** It decides. */
    ENFORCE,
    /** It is judged and reported, and never decides. */
    SHADOW,
    /** It is not even judged. */
    OFF;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name in a policy file. */
    public String wireName() {
        return wireName;
    }
}
