package dev.loki.application.scan;

import dev.loki.ports.scan.ContentProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of looking through one text.
 *
 * @param unlisted how many findings more there are
 * @param binary whether it was left alone, as it is no text
 * @param problem why it could not be read to its end; null where it was
 */
record TextResult(
        String name,
        List<TextFinding> findings,
        long unlisted,
        long bytes,
        boolean binary,
        @Nullable ContentProblem problem) {

    boolean read() {
        return !binary && problem == null;
    }
}
