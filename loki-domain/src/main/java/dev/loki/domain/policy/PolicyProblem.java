package dev.loki.domain.policy;

/**
 * Something in a policy file that cannot be read or understood.
 *
 * @param file the file's name
 * @param line the line, from 1
 * @param field where in the document, as a JSON Pointer; empty for the whole of it; at most 200 characters of it
 * @param message what was expected, and how to mend it; at most 1,000 characters of it
 */
public record PolicyProblem(String file, int line, String field, String message) {

    private static final int LONGEST_FIELD = 200;
    private static final int LONGEST_MESSAGE = 1_000;

    /** Cuts what the file's author wrote too long to be read. */
    public PolicyProblem {
        field = shortened(field, LONGEST_FIELD);
        message = shortened(message, LONGEST_MESSAGE);
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "...";
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + (field.isEmpty() ? "" : field + ": ") + message;
    }
}
