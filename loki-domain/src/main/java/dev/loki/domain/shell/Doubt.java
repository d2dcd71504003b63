package dev.loki.domain.shell;

/**
 * Something in a command that could not be read surely.
 *
 * @param kind what is not sure
 * @param reason what was found, in words
 * @param position where in the whole command it stands, from 0
 */
public record Doubt(Kind kind, String reason, int position) {
    /** What is not sure. */
    public enum Kind {
        /**
         * Part of the command was not read: it is not shell as the reader knows it, exceeds a bound, or comes out of a decoder.
         * Nothing is sure.
         */
        SYNTAX,
        /** Which program starts. */
        PROGRAM,
        /** What code in another language, given in the command itself, starts and touches. */
        CODE,
        /** What a script, makefile or the like, which the reader does not see, starts and touches. */
        SCRIPT,
        /** Which files are touched. */
        FILES
    }

    @Override
    public String toString() {
        return reason + " (at character " + position + ")";
    }
}
