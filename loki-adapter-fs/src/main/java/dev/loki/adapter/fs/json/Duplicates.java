package dev.loki.adapter.fs.json;

/** What becomes of a name that stands twice in one object. */
enum Duplicates {
    /** The text is refused. */
    REFUSED,
    /** The last value counts, at the place of the first. */
    LAST_WINS
}
