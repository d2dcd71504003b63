package dev.loki.domain.policy;

/**
 * Something in a policy file that cannot be read or understood.
 *
 * @param file the file's name
 * @param line the line, from 1
 * @param field where in the document, as a JSON Pointer; empty for the whole of it
 * @param message what was expected, and how to mend it
 */
public record PolicyProblem(String file, int line, String field, String message) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + (field.isEmpty() ? "" : field + ": ") + message;
    }
}
