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

    private static final StopWords HINTS =
            new StopWords(List.of("pass", "pwd", "secret", "keyword", "user", "string", "text", "token", "credential"));

    private SecretNames() {}

    /** Whether the rest of a name, behind the word that tells of a secret, takes that back. */
    static boolean saysNoSecret(Window window, int from, int end) {
        return NO_SECRET.endIn(window, from, end);
    }

    /** Whether a word is rather the name of a field, a kind of value or a label than a value. */
    static boolean tellsWhatBelongsThere(Window window, Span value) {
        return !HINTS.keeps(window, value.start(), value.end());
    }
}
