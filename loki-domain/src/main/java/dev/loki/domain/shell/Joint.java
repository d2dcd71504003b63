package dev.loki.domain.shell;

/** What stands between two commands of a list (XCU 2.9.3). */
enum Joint {
    /** The second runs where the first succeeds. */
    AND,
    /** The second runs where the first fails. */
    OR,
    /** Both run, each in a shell of its own, perhaps. */
    PIPE,
    /** The second runs in any case. */
    END
}
