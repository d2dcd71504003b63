package dev.loki.domain.json;

/** A member of an object from outside is missing, or is not what it should be. The message quotes nothing of it. */
public final class JsonFieldException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String field;
    private final String expectation;

    /**
     * @param field where, such as {@code gates[1].name}; empty for the whole
     * @param expectation what was expected, and what was found
     */
    public JsonFieldException(String field, String expectation) {
        super(field.isEmpty() ? expectation : field + ": " + expectation);
        this.field = field;
        this.expectation = expectation;
    }

    public String field() {
        return field;
    }

    public String expectation() {
        return expectation;
    }
}
