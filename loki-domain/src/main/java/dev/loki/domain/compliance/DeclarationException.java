package dev.loki.domain.compliance;

/** A field of a declaration is unknown, or is not what it should be. */
public final class DeclarationException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String field;
    private final String expectation;

    /**
     * @param field where, such as {@code recipients[1].name}
     * @param expectation what was expected, and what was found
     */
    DeclarationException(String field, String expectation) {
        super(field + ": " + expectation);
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
