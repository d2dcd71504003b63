package dev.loki.bootstrap;

/**
 * A file that a project starts with.
 *
 * @param name from the project's folder
 * @param text what it holds, or what is added to it
 * @param state what became of it, or would
 */
public record StartingFile(String name, String text, State state) {

    /** What became of it. */
    public enum State {
        /** There was none. */
        WRITTEN,
        /** One that was there gave way. */
        REPLACED,
        /** Lines were added to one that was there. */
        EXTENDED,
        /** One that was there is left as it is. */
        KEPT
    }
}
