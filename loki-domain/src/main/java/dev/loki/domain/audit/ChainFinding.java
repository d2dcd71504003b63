package dev.loki.domain.audit;

import org.jspecify.annotations.Nullable;

/**
 * Something in a chain that the original's reader does not mind, and an auditor should know.
 *
 * @param line from 0
 * @param seq the number that the line has; null where it has none
 * @param message in one line
 */
public record ChainFinding(Kind kind, long line, @Nullable Long seq, String message) {

    /** What it is. */
    public enum Kind {
        /** A name stands twice in an object: readers differ in which value counts, and one of them is not hashed. */
        DUPLICATE_KEY("duplicate-key"),
        /** A field that the hash does not cover. */
        UNHASHED_FIELD("unhashed-field"),
        /** Bytes that are no UTF-8: others could stand in their place, and the hash would be the same. */
        INVALID_UTF8("invalid-utf8"),
        /** A hash with the name of its algorithm in front. */
        HASH_PREFIX("hash-prefix"),
        /** The first number is not 0. */
        FIRST_SEQ("first-seq"),
        /** The last line has no newline: it may have been cut. */
        NO_NEWLINE("no-newline");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** The name in JSON answers. */
        public String id() {
            return id;
        }
    }

    /** The same, of a line that stands so much later. */
    ChainFinding later(long lines) {
        return new ChainFinding(kind, line + lines, seq, message);
    }
}
