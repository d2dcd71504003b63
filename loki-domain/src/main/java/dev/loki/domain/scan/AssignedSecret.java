package dev.loki.domain.scan;

import org.jspecify.annotations.Nullable;

/** A literal value assigned to a name that says it is secret. */
enum AssignedSecret implements Verifier {
    PASSWORD(5, 128) {
        @Override
        boolean fits(Window window, int from, Assignment.Assigned assigned) {
            return assigned.quoted() ? isQuotedPassword(window, assigned) : isBarePassword(window, from, assigned);
        }
    },

    KEY(16, 500) {
        @Override
        boolean fits(Window window, int from, Assignment.Assigned assigned) {
            Span value = assigned.value();
            if (!assigned.quoted() && !endsLine(window, assigned)) {
                return false;
            }
            Traits traits = window.traits(value.start(), value.end());
            if (assigned.quoted() && traits.isGenerated()) {
                return true;
            }
            boolean plain = traits.others() + traits.symbols() == 0;
            return traits.isRandom()
                    && (plain || window.runEnd(TOKEN, value.start(), value.length()) == value.end())
                    && !(traits.others() > 0 && isPath(window, value));
        }
    },

    /** What ends in {@code _key} or {@code _salt}, where the word before does not say that it is no secret. */
    NAMED_KEY(20, 500) {
        @Override
        boolean fits(Window window, int from, Assignment.Assigned assigned) {
            return KEY.fits(window, from, assigned)
                    && !SecretNames.isPublicKey(window, from, assigned)
                    && !Traits.isUuid(window, assigned.value());
        }
    };

    private static final ByteSet TOKEN = ByteSet.of("A-Za-z0-9_+/=.~:$!-");
    private static final ByteSet CAPITALS = ByteSet.of("A-Z0-9_");
    private static final ByteSet COMMENT = ByteSet.of("#;\r\n");

    private static final int SHORTEST_QUOTED = 6;
    private static final int SHORTEST_BARE = 8;

    /** Keywords within longer values are not looked at again. */
    private static final int LONG = 32;

    private final int shortest;
    private final int longest;

    AssignedSecret(int shortest, int longest) {
        this.shortest = shortest;
        this.longest = longest;
    }

    abstract boolean fits(Window window, int from, Assignment.Assigned assigned);

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
        if (length < shortest || length > longest || !fits(window, from, assigned)) {
            // What is no key under one word of its name is none under the next: token_secret_key.
            if (this == KEY && length <= LONG) {
                window.examinedTo(assigned.nameEnd());
            }
            return null;
        }
        return SecretNames.saysNoSecret(window, to, assigned.nameEnd()) ? null : assigned.value();
    }

    @Override
    public Surroundings surroundings() {
        return Surroundings.next(Assignment.NEXT);
    }

    @Override
    public Reach reach() {
        return Assignment.REACH;
    }

    private static boolean isQuotedPassword(Window window, Assignment.Assigned assigned) {
        Span value = assigned.value();
        if (value.length() < SHORTEST_QUOTED) {
            return false;
        }
        Traits traits = window.traits(value.start(), value.end());
        boolean likely = traits.isPassword()
                || (isMember(window, assigned)
                        && traits.isSmallWord()
                        && !SecretNames.tellsWhatBelongsThere(window, value));
        return likely && (traits.others() == 0 || !(hasSpace(window, value) || isPath(window, value)));
    }

    private static boolean isBarePassword(Window window, int from, Assignment.Assigned assigned) {
        Span value = assigned.value();
        boolean isLong = value.length() >= SHORTEST_BARE;
        boolean setting = isSetting(window, from, assigned);
        if ((!isLong && !setting) || !endsLine(window, assigned)) {
            return false;
        }
        Traits traits = window.traits(value.start(), value.end());
        boolean likely = (isLong && traits.isBarePassword())
                || (setting && traits.isWord() && !SecretNames.tellsWhatBelongsThere(window, value));
        return likely && !(traits.others() > 0 && isPath(window, value));
    }

    private static boolean hasSpace(Window window, Span value) {
        return window.find(" ", value.start(), value.end()) >= 0;
    }

    /** {@code "password": "value"}, as JSON holds it. */
    private static boolean isMember(Window window, Assignment.Assigned assigned) {
        int colon = window.runEnd(Assignment.SPACE, assigned.nameEnd() + 1, 8);
        return window.at(assigned.nameEnd()) == '"' && window.at(colon) == ':';
    }

    /** {@code DB_PASSWORD=value} and {@code DB_PASSWORD: value}, where no program would name a variable. */
    private static boolean isSetting(Window window, int from, Assignment.Assigned assigned) {
        return (assigned.tight() || window.at(assigned.nameEnd()) == ':')
                && window.runEnd(CAPITALS, from, assigned.nameEnd() - from) == assigned.nameEnd();
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
