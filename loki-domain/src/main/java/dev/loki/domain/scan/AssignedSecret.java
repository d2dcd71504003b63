package dev.loki.domain.scan;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A literal value assigned to a name that says it is secret. */
enum AssignedSecret implements Verifier {
    PASSWORD(6, 128) {
        @Override
        boolean fits(Window window, Assignment.Assigned assigned) {
            Traits traits = Traits.of(window, assigned.value());
            boolean likely = assigned.quoted()
                    ? traits.isPassword()
                    : traits.isStrongPassword() && traits.length() >= 8 && endsLine(window, assigned);
            return likely && !isPath(window, assigned.value());
        }
    },

    KEY(16, 500) {
        @Override
        boolean fits(Window window, Assignment.Assigned assigned) {
            Span value = assigned.value();
            boolean tokenBytes =
                    window.runEnd(TOKEN, value.start(), value.length()) == value.end() && !isPath(window, value);
            return tokenBytes
                    && Traits.of(window, value).isRandom()
                    && (assigned.quoted() || endsLine(window, assigned));
        }
    };

    private static final ByteSet TOKEN = ByteSet.of("A-Za-z0-9_+/=.~:$!-");
    private static final ByteSet COMMENT = ByteSet.of("#;\r\n");

    /** The last word of names that tell of a secret and hold none. */
    private static final List<String> NO_SECRET_NAMES = List.of(
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
            "mode");

    private static final Set<String> NO_SECRETS = Set.of(
            "password",
            "passwd",
            "pass",
            "pwd",
            "passphrase",
            "secret",
            "mysecret",
            "mypassword",
            "token",
            "changeme",
            "placeholder",
            "redacted",
            "hidden",
            "masked",
            "dummy",
            "test",
            "testing",
            "string",
            "none",
            "null",
            "nil",
            "undefined",
            "true",
            "false",
            "required",
            "optional",
            "enter",
            "admin",
            "apikey",
            "key",
            "value",
            "sha",
            "md",
            "rsa",
            "aes",
            "hmac",
            "bearer",
            "basic",
            "base");

    private static final int LONGEST_WORD =
            NO_SECRETS.stream().mapToInt(String::length).max().orElse(0);

    /** Keywords within longer values are not looked at again. */
    private static final int LONG = 32;

    private final int shortest;
    private final int longest;

    AssignedSecret(int shortest, int longest) {
        this.shortest = shortest;
        this.longest = longest;
    }

    abstract boolean fits(Window window, Assignment.Assigned assigned);

    @Override
    public @Nullable Span verify(Window window, int from, int to) {
        Assignment.Assigned assigned = Assignment.after(window, to);
        if (assigned == null) {
            return null;
        }
        int length = assigned.value().length();
        if (length > LONG) {
            window.examinedTo(assigned.value().end());
        }
        boolean candidate = length >= shortest
                && length <= longest
                && fits(window, assigned)
                && !namesNoSecret(window, to, assigned.nameEnd())
                && !isKnownWord(window, assigned.value());
        return candidate ? assigned.value() : null;
    }

    private static boolean namesNoSecret(Window window, int from, int end) {
        if (end == from) {
            return false;
        }
        String restOfName = window.text(from, end).toLowerCase(Locale.ROOT);
        for (String word : NO_SECRET_NAMES) {
            if (restOfName.endsWith(word)) {
                return true;
            }
        }
        return false;
    }

    /** By its letters alone: {@code changeme123!} is known, too. */
    private static boolean isKnownWord(Window window, Span value) {
        StringBuilder letters = new StringBuilder(LONGEST_WORD);
        for (int i = value.start(); i < value.end(); i++) {
            int letter = window.at(i) | 0x20;
            if (letter >= 'a' && letter <= 'z') {
                if (letters.length() == LONGEST_WORD) {
                    return false;
                }
                letters.append((char) letter);
            }
        }
        return NO_SECRETS.contains(letters.toString());
    }

    /** {@code https://...}, {@code /etc/...}, {@code ./...}; base64 holds slashes, too, but no such beginning. */
    private static boolean isPath(Window window, Span value) {
        int first = window.at(value.start());
        int second = window.at(value.start() + 1);
        return window.find("://", value.start(), value.end()) >= 0
                || (first == '.' && (second == '/' || second == '.'))
                || (first == '/' && window.find("/", value.start() + 1, value.end()) >= 0)
                || (first == '~' && second == '/');
    }

    /** Whether nothing but a comment or an end tag follows, as in settings files; programs go on. */
    private static boolean endsLine(Window window, Assignment.Assigned assigned) {
        int end = assigned.value().end();
        int next = window.runEnd(Assignment.SPACE, end, 16);
        boolean comment = window.has(COMMENT, next) && (window.at(next) != ';' || assigned.tight());
        return comment || next >= window.ceiling() || window.startsWith(end, "</");
    }
}
