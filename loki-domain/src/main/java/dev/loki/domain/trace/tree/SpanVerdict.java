package dev.loki.domain.trace.tree;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What was decided in a span.
 *
 * @param word as the span tells it, such as {@code DENY} or {@code passed}
 */
public record SpanVerdict(String word, Tone tone) {

    static final Comparator<SpanVerdict> STRONGEST_FIRST =
            Comparator.comparing(SpanVerdict::tone).reversed().thenComparing(SpanVerdict::word);

    /** What a verdict means for the work, from the weakest to the strongest. */
    public enum Tone {
        /** It may go on. */
        GOOD,
        /** A person is to look at it. */
        CAUTION,
        /** It may not go on. */
        BAD
    }

    /** A policy's verdict. An unknown one is no reason for confidence. */
    static SpanVerdict ofPolicy(String word) {
        return new SpanVerdict(
                word,
                switch (word) {
                    case "ALLOW" -> Tone.GOOD;
                    case "DENY" -> Tone.BAD;
                    default -> Tone.CAUTION;
                });
    }

    /** A person's; all but an approval stops the work. */
    static SpanVerdict ofApproval(String word) {
        return new SpanVerdict(word, word.equalsIgnoreCase("approved") ? Tone.GOOD : Tone.BAD);
    }

    /**
     * A reviewer's.
     *
     * @param word as it was told; empty for the plain one
     */
    static SpanVerdict ofReview(String word, boolean passed) {
        String plain = passed ? "passed" : "failed";
        return new SpanVerdict(word.isEmpty() ? plain : word, passed ? Tone.GOOD : Tone.BAD);
    }

    /** The stronger of two, of which either may be null. */
    static @Nullable SpanVerdict worse(@Nullable SpanVerdict one, @Nullable SpanVerdict other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.tone.compareTo(one.tone) > 0 ? other : one;
    }
}
