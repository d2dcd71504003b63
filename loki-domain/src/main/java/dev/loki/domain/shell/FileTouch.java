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
        /** It is created or its content changed. */
        WRITE,
        /** Files anywhere below it are written or changed; which, only an archive, a patch or a folder tells. */
        TREE,
        /** It, and what is below it, is deleted. */
        DELETE,
        /** It, and what is below it, leaves its place. */
        MOVE,
        /** Files of the whole working tree that it lies in become what version control has kept. */
        RESTORE,
        /** Files of the whole working tree that it lies in are taken away, or those of which version control knows nothing. */
        SWEEP,
        /** Its mode, owner, times or attributes change. */
        ATTRIBUTES,
        /** It is an argument of a program whose effects are not known: it may be changed, if it is a path at all. */
        PERHAPS;

        /** Whether everything below the path is concerned as well. */
        public boolean reachesBelow() {
            return this == TREE || this == DELETE || this == MOVE || this == SWEEP;
        }

        /** Whether the whole working tree that holds the path is concerned. */
        public boolean isOfWorkingTree() {
            return this == RESTORE || this == SWEEP;
        }
    }
}
