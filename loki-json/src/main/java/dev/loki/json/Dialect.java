package dev.loki.json;

/** Whose JSON a text is read as. */
enum Dialect {
    /** RFC 8259; a name that stands twice in one object is refused. */
    STRICT,
    /** As {@code JSON.parse} reads: of a name that is repeated the last value counts, at the place of the first. */
    ECMASCRIPT,
    /** As {@code json.loads} reads: likewise, and numbers need not be finite. */
    PYTHON
}
