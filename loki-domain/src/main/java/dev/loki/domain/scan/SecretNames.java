package dev.loki.domain.scan;

import java.util.List;

/** What the words of a name say about its value. */
final class SecretNames {

    /** The last word of names that tell of a secret and hold none. */
    private static final WordSet NO_SECRET = WordSet.of(
            "url",
            "uri",
            "name",
            "type",
            "count",
            "size",
            "length",
            "limit",
            "field",
            "label",
            "path",
            "file",
            "regex",
            "pattern",
            "format",
            "policy",
            "expiry",
            "expires",
            "class",
            "prefix",
            "suffix",
            "column",
            "input",
            "reset",
            "hint",
            "title",
            "page",
            "endpoint",
            "version",
            "algorithm",
            "provider",
            "header",
            "usage",
            "message",
            "error",
            "ref",
            "arn",
            "link",
            "text",
            "description",
            "keyid",
            "key_id",
            "encoding",
            "method",
            "mode",
            "signature",
            "used",
            "changed",
            "modified",
            "updated",
            "date",
            "timestamp");

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

    private static final StopWords HINTS =
            new StopWords(List.of("pass", "pwd", "secret", "keyword", "user", "string", "text", "token", "credential"));

    private static final ByteSet NAME = ByteSet.of("A-Za-z0-9");
    private static final ByteSet TYPE_NAME = ByteSet.of("A-Za-z0-9:");
    private static final int LONGEST_TYPE_NAME = 64;
    private static final int LONGEST_WORD = 24;

    private SecretNames() {}

    /** Whether the rest of a name, behind the word that tells of a secret, takes that back. */
    static boolean saysNoSecret(Window window, int from, int end) {
        return NO_SECRET.endIn(window, from, end);
    }

    /** Whether a word is rather the name of a field, a kind of value or a label than a value. */
    static boolean tellsWhatBelongsThere(Window window, Span value) {
        return !HINTS.keeps(window, value.start(), value.end());
    }

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
