package dev.loki.domain.trace;

import dev.loki.testing.Nightly;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Headers that nobody meant to send, of the signs that matter to whoever reads them. */
final class HostileHeaders {

    private static final int LONGEST = 40;

    private HostileHeaders() {}

    /** Hands out many of them, the same each time. */
    static void each(long seed, String signs, Consumer<String> reader) {
        Random random = new Random(seed);
        for (int i = 0; i < Nightly.count(20_000, 1_000_000); i++) {
            reader.accept(random.ints(random.nextInt(LONGEST), 0, signs.length())
                    .mapToObj(at -> String.valueOf(signs.charAt(at)))
                    .collect(Collectors.joining()));
        }
    }
}
