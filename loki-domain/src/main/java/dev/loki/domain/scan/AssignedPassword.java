package dev.loki.domain.scan;

import dev.loki.domain.scan.Assigned.Form;

/** Whether a value that is assigned to the name of a password looks made up, rather than computed or described. */
final class AssignedPassword {

    private static final int SHORTEST_QUOTED = 6;
    private static final int SHORTEST_BARE = 8;
    private static final int DIGITS_OF_SHORT = 3;

    private AssignedPassword() {}

    static boolean isQuoted(Window window, Assigned assigned) {
        Span value = assigned.value();
        if (value.length() < SHORTEST_QUOTED) {
            return false;
        }
        Traits traits = window.traits(value.start(), value.end());
        boolean likely = traits.isPassword()
                || (isMember(window, assigned)
                        && traits.isSmallWord()
                        && !SecretNames.tellsWhatBelongsThere(window, value));
        boolean constant = assigned.form() == Form.ARGUMENT && traits.lower() + traits.symbols() == 0;
        return likely
                && !constant
                && (traits.others() == 0 || !(hasSpace(window, value) || BareValue.isPath(window, value)));
    }

    /** A word counts only where a line of settings holds nothing else; what is strong also within a string or command. */
    static boolean isBare(Window window, int from, Assigned assigned) {
        boolean setting = BareValue.isSetting(window, from, assigned);
        boolean endsLine = BareValue.endsLine(window, assigned);
        if (!endsLine && !BareValue.endsPart(window, from, assigned)) {
            return false;
        }
        Span value = assigned.value();
        Traits traits = window.traits(value.start(), value.end());
        boolean isLong = value.length() >= SHORTEST_BARE || (endsLine && traits.digits() >= DIGITS_OF_SHORT);
        boolean likely = (isLong && isLikely(traits, endsLine))
                || (setting && endsLine && traits.isWord() && !SecretNames.tellsWhatBelongsThere(window, value));
        boolean plain = traits.others() == 0 && !traits.mayHold('&');
        return likely && (plain || !(BareValue.isExpression(window, value) || BareValue.isPath(window, value)));
    }

    private static boolean isLikely(Traits traits, boolean endsLine) {
        return traits.isMixedPassword() || (endsLine ? traits.isBarePassword() : traits.isStrongPassword());
    }

    private static boolean hasSpace(Window window, Span value) {
        return window.find(" ", value.start(), value.end()) >= 0;
    }

    /** {@code "password": "value"}, as JSON holds it. */
    private static boolean isMember(Window window, Assigned assigned) {
        int colon = window.runEnd(Assignment.SPACE, assigned.nameEnd() + 1, 8);
        return window.at(assigned.nameEnd()) == '"' && window.at(colon) == ':';
    }
}
