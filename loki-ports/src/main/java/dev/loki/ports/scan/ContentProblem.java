package dev.loki.ports.scan;

/**
 * Something that could not be looked at.
 *
 * @param name of the text, or of a folder
 * @param reason in a few words
 */
public record ContentProblem(String name, String reason) {

    @Override
    public String toString() {
        return name + ": " + reason;
    }
}
