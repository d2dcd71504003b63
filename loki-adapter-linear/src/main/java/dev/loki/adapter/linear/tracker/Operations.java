package dev.loki.adapter.linear.tracker;

import dev.loki.domain.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What the journal calls what is done: the service, the id of what it is done to, the deed, and the caller's name of it. */
final class Operations {

    private static final Pattern FIT_FOR_A_LINE = Pattern.compile("[^\\p{Cntrl}\\u2028\\u2029]{1,300}");

    private Operations() {}

    static String name(Place place, String deed, String operation) {
        boolean fits = FIT_FOR_A_LINE.matcher(operation).matches();
        return "linear " + place.id() + " " + deed + " " + (fits ? operation : "sha256:" + digest(operation));
    }

    /** What the journal keeps of a content, to know it again. */
    static String digest(String content) {
        return Sha256.hex(content.getBytes(StandardCharsets.UTF_8));
    }
}
