package dev.loki.domain.shell;

/**
 * A file or folder that a command would change.
 *
 * @param path the path as given; a relative one after {@code cd folder} stands once for each folder the command may
 *     be in by then, so it may appear more than once
 * @param kind what happens to it
 * @param by the program, or the redirection operator, that does it
 * @param position where in the whole command it stands, from 0
 */
public record FileTouch(Word path, Kind kind, String by, int position) {
    /** What happens to a file. */
    public enum Kind {
        /** It, or what is below it, is created or its content changed. */
        WRITE,
        /** It, or what is below it, is deleted. */
        DELETE,
        /** It leaves its place. */
        MOVE,
        /** Its mode, owner, times or attributes change. */
        ATTRIBUTES,
        /** It is an argument of a program whose effects are not known: it may be changed, if it is a path at all. */
        PERHAPS
    }
}
