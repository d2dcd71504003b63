package dev.loki.domain.scan;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One kind of value to be found.
 *
 * @param id its stable name
 * @param publicPrefix how many characters of the value say only what kind it is
 * @param pattern what it looks like
 * @param hasValueGroup whether the value is the pattern's group {@code value} rather than the whole match
 * @param valid what a candidate must satisfy beyond its looks
 */
record Detector(String id, int publicPrefix, Pattern pattern, boolean hasValueGroup, Predicate<String> valid) {

    static Detector of(String id, int publicPrefix, String regex) {
        return of(id, publicPrefix, regex, value -> true);
    }

    static Detector of(String id, int publicPrefix, String regex, Predicate<String> valid) {
        return new Detector(id, publicPrefix, Pattern.compile(regex), regex.contains("(?<value>"), valid);
    }
}
