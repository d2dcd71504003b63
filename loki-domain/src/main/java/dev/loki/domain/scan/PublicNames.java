package dev.loki.domain.scan;

/** What stands before {@code key} or {@code token} in names of what anybody may know. */
final class PublicNames {

    /** Words before {@code _key} that tell of a key of another sense, or of a public one. */
    private static final WordSet NO_SECRET_KEYS = WordSet.of(
            "public",
            "pub",
            "publishable",
            "site",
            "cache",
            "primary",
            "foreign",
            "partition",
            "sort",
            "routing",
            "object",
            "group",
            "index",
            "hash",
            "store",
            "lookup",
            "row",
            "record",
            "bucket",
            "event",
            "lock",
            "unique",
            "trace",
            "idempotency",
            "etag",
            "commit",
            "result",
            "limit",
            "cursor");

    /** Words before {@code token} that tell where to go on, or of what state; or that it tells a public key. */
    private static final WordSet GOING_ON = WordSet.of(
            "next",
            "page",
            "paging",
            "pagination",
            "continuation",
            "continue",
            "starting",
            "start",
            "resume",
            "resumption",
            "cursor",
            "sync",
            "change",
            "request",
            "update",
            "lock",
            "action",
            "idempotency",
            "publickey");

    private static final WordSet CLIENT = WordSet.of("client");

    private static final ByteSet NAME = ByteSet.of("A-Za-z0-9");
    private static final ByteSet TYPE_NAME = ByteSet.of("A-Za-z0-9:");
    private static final int LONGEST_TYPE_NAME = 64;
    private static final int LONGEST_WORD = 24;

    private PublicNames() {}

    /**
     * Whether a name that ends in {@code _key} is that of no secret.
     *
     * @param underscore where {@code _key} begins
     */
    static boolean isPublicKey(Window window, int underscore, Assigned assigned) {
        int start = window.runStart(NAME, underscore, LONGEST_WORD);
        boolean goesOn = assigned.nameEnd() - underscore > "_salt".length();
        return start == underscore || goesOn || NO_SECRET_KEYS.has(window, start, underscore);
    }

    /**
     * Whether the token only tells where to go on: {@code NextToken}, {@code page_token}, {@code ChangeToken}; or a
     * request from its repetition: {@code clientToken} with a UUID.
     *
     * @param token where {@code token} begins
     */
    static boolean tellsWhereToGoOn(Window window, int token, Assigned assigned) {
        boolean joined = window.at(token - 1) == '_' || window.at(token - 1) == '-';
        int end = joined ? token - 1 : token;
        int start = window.runStart(NAME, end, LONGEST_WORD);
        return GOING_ON.endIn(window, start, end)
                || (CLIENT.endIn(window, start, end) && Traits.isUuid(window, assigned.value()));
    }

    /** Whether the word ends the name of a type of AWS CloudFormation, whose values are hashes of definitions. */
    static boolean isTypeName(Window window, int word) {
        return window.startsWith(window.runStart(TYPE_NAME, word, LONGEST_TYPE_NAME), "AWS::");
    }
}
