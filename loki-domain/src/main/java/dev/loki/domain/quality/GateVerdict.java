package dev.loki.domain.quality;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How a quality gate ended. */
public enum GateVerdict {
    FAILED("FAIL", Set.of("fail", "failed", "failure", "error", "rejected", "block", "blocked")),
    SKIPPED("SKIP", Set.of("skip", "skipped", "not_run", "pending")),
    PASSED("PASS", Set.of("pass", "passed", "success", "ok", "approved"));

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // a set that nobody can change
    private final Set<String> words;

    GateVerdict(String label, Set<String> words) {
        this.label = label;
        this.words = words;
    }

    /** As people read it. */
    public String label() {
        return label;
    }

    /** The verdict of a word, in letters of either case. */
    public static Optional<GateVerdict> of(String word) {
        return Stream.of(values())
                .filter(verdict -> verdict.words.contains(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    static GateVerdict of(boolean passed) {
        return passed ? PASSED : FAILED;
    }
}
