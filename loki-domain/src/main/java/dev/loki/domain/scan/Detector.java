package dev.loki.domain.scan;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One kind of value to be found.
 *
 * @param id its stable name
 * @param publicPrefix how many characters of the value say only what kind it is
 * @param keywords in lower case; a text that holds none of them is not looked through. Empty where there are none
 * @param pattern what it looks like
 * @param hasValueGroup whether the value is the pattern's group {@code value} rather than the whole match
 * @param valid what a candidate must satisfy beyond its looks
 */
record Detector(
        String id,
        int publicPrefix,
        List<String> keywords,
        Pattern pattern,
        boolean hasValueGroup,
        Predicate<String> valid) {

    static Detector of(String id, int publicPrefix, List<String> keywords, String regex, Predicate<String> valid) {
        Pattern pattern = Pattern.compile(regex);
        return new Detector(id, publicPrefix, keywords, pattern, regex.contains("(?<value>"), valid);
    }

    /** Whether a text can hold such a value at all: a quick look that spares most patterns most texts. */
    boolean mayOccurIn(String lowerCaseText) {
        return keywords.isEmpty() || keywords.stream().anyMatch(lowerCaseText::contains);
    }
}
