package dev.loki.domain.scan;

import org.jspecify.annotations.Nullable;

/**
 * A place where a detector found something. The value itself is never kept.
 *
 * @param detector the id of the detector, such as {@code aws-access-key-id}
 * @param line the line it begins on, from 1
 * @param column the character (Unicode code point) it begins at within the line, from 1
 * @param masked what may be shown of the value: at most its public prefix
 * @param fingerprint tells the same value again without telling the value; null where no key was given
 */
public record Finding(
        String detector,
        int line,
        int column,
        String masked,
        @Nullable String fingerprint) {

    @Override
    public String toString() {
        return detector + " at line " + line + ", column " + column + " (" + masked + ")";
    }
}
