package dev.loki.domain.scan;

/** Whether a value that is assigned to the name of a key, token or secret is one. */
final class AssignedKey {

    private static final ByteSet TOKEN = ByteSet.of("A-Za-z0-9_+/=.~:$!-");
    private static final Entropy RANDOM = new Entropy(3.0);
    private static final int SHORTEST_RANDOM = 16;
    private static final int SHORTEST_CHOSEN = 8;
    private static final int CHANGES_OF_CHOSEN = 3;

    private AssignedKey() {}

    /** Whether it is a string, or what it stands in ends behind it. */
    static boolean stands(Window window, int from, Assigned assigned) {
        return assigned.quoted() || BareValue.endsLine(window, assigned) || BareValue.endsPart(window, from, assigned);
    }

    static boolean isRandom(Window window, int from, Assigned assigned) {
        Span value = assigned.value();
        if (value.length() < SHORTEST_RANDOM) {
            return false;
        }
        Traits traits = window.traits(value.start(), value.end());
        if (traits.isGenerated() && (assigned.quoted() || BareValue.isSetting(window, from, assigned))) {
            return !(Wording.isSentence(window, value)
                    || Wording.isPattern(window, value)
                    || BareValue.isPath(window, value));
        }
        boolean plain = traits.others() + traits.symbols() == 0;
        return traits.isRandom()
                && (traits.others() == 0 || traits.changes() * 5 >= value.length())
                && (plain || window.runEnd(TOKEN, value.start(), value.length()) == value.end())
                && !(traits.others() > 0 && BareValue.isPath(window, value))
                && !Wording.isOfWords(window, value)
                && RANDOM.keeps(window, value.start(), value.end());
    }

    static boolean isChosen(Window window, Assigned assigned) {
        Span value = assigned.value();
        if (value.length() < SHORTEST_CHOSEN || value.length() >= SHORTEST_RANDOM) {
            return false;
        }
        Traits traits = window.traits(value.start(), value.end());
        return traits.isStrongPassword()
                && (traits.symbols() > 0 || traits.changes() >= CHANGES_OF_CHOSEN)
                && !SecretNames.tellsWhatBelongsThere(window, value);
    }
}
