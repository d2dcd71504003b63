package dev.loki.domain.scan;

/**
 * A value and the name it is assigned to.
 *
 * @param nameEnd behind the last byte of the whole name
 * @param start the first byte of the value, without quotes
 * @param end behind its last byte
 */
record Assigned(int nameEnd, int start, int end, Form form) {

    /** How name and value stand together. */
    enum Form {
        QUOTED,

        /** Quoted, and an argument: the name must end with the part that is known. */
        ARGUMENT,

        /** Without quotes. */
        BARE,

        /** Without quotes, and nothing but the sign between name and value. */
        TIGHT,

        /** Without quotes, a word among others: {@code ENV DB_PASSWORD v}, {@code --password v}. */
        WORD,

        /** The text of an element: {@code <password>v</password>}. */
        ELEMENT
    }

    Span value() {
        return new Span(start, end);
    }

    boolean quoted() {
        return form == Form.QUOTED || form == Form.ARGUMENT;
    }

    boolean tight() {
        return form == Form.TIGHT;
    }

    /** As far as a longer value reaches. */
    Assigned upTo(int longerEnd) {
        return new Assigned(nameEnd, start, longerEnd, form);
    }
}
