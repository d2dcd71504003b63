package dev.loki.domain.scan;

import org.jspecify.annotations.Nullable;

/** A literal value assigned to a name that says it is secret. */
enum AssignedSecret implements Verifier {
    PASSWORD(5, 128) {
        @Override
        boolean fits(Window window, int from, Assigned assigned) {
            return assigned.quoted()
                    ? AssignedPassword.isQuoted(window, assigned)
                    : AssignedPassword.isBare(window, from, assigned);
        }
    },

    /** A password that may be words with spaces between. */
    PASSPHRASE(5, 256) {
        @Override
        boolean fits(Window window, int from, Assigned assigned) {
            return (assigned.quoted() && Wording.isPassphrase(window, assigned.value()))
                    || (assigned.value().length() <= 128 && PASSWORD.fits(window, from, assigned));
        }
    },

    KEY(16, 500) {
        @Override
        boolean fits(Window window, int from, Assigned assigned) {
            return AssignedKey.stands(window, from, assigned)
                    && AssignedKey.isRandom(window, from, assigned)
                    && !PublicNames.isTypeName(window, from);
        }
    },

    /** Random as a key or, as people choose it for what signs sessions and tokens, a short one with signs and digits. */
    SECRET(8, 500) {
        @Override
        boolean fits(Window window, int from, Assigned assigned) {
            return AssignedKey.stands(window, from, assigned)
                    && (AssignedKey.isRandom(window, from, assigned) || AssignedKey.isChosen(window, assigned))
                    && !PublicNames.isTypeName(window, from);
        }
    },

    /** What ends in {@code token}, where the word before does not say that it only tells where to go on. */
    TOKEN(16, 500) {
        @Override
        boolean fits(Window window, int from, Assigned assigned) {
            return KEY.fits(window, from, assigned) && !PublicNames.tellsWhereToGoOn(window, from, assigned);
        }
    },

    /** What ends in {@code _key} or {@code _salt}, where the word before does not say that it is no secret. */
    NAMED_KEY(20, 500) {
        @Override
        boolean fits(Window window, int from, Assigned assigned) {
            return KEY.fits(window, from, assigned)
                    && !PublicNames.isPublicKey(window, from, assigned)
                    && !Traits.isUuid(window, assigned.value());
        }
    };

    /** Keywords within longer values are not looked at again. */
    private static final int LONG = 32;

    private final int shortest;
    private final int longest;

    AssignedSecret(int shortest, int longest) {
        this.shortest = shortest;
        this.longest = longest;
    }

    abstract boolean fits(Window window, int from, Assigned assigned);

    @Override
    public @Nullable Span verify(Window window, int from, int to) {
        Assigned read = Assignment.after(window, to);
        if (read == null) {
            return null;
        }
        Assigned assigned = isWhole(window, from, read) ? read : BareValue.whole(window, read);
        int length = assigned.value().length();
        if (length > LONG) {
            window.examinedTo(assigned.end());
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

    /** Keys hold few signs: what follows is seldom more of the value, but in settings. */
    private boolean isWhole(Window window, int from, Assigned assigned) {
        boolean password = this == PASSWORD || this == PASSPHRASE;
        return assigned.quoted() || !(password || (assigned.tight() && BareValue.isSetting(window, from, assigned)));
    }

    @Override
    public Surroundings surroundings() {
        return Surroundings.next(Assignment.NEXT);
    }

    @Override
    public Reach reach() {
        return Assignment.REACH;
    }
}
