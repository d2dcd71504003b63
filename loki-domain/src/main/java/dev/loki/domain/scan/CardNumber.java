package dev.loki.domain.scan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The number of a payment card: an issuer's prefix and length (ISO/IEC 7812, the issuers' published ranges), one kind
 * of separator, and the check digit. Thirteen digits in a row are as likely milliseconds since 1970 and are left out.
 */
final class CardNumber implements Verifier {

    private static final ByteSet SEPARATORS = ByteSet.of(" -");
    private static final ByteSet NEXT = ByteSet.of("0-9 -");
    private static final ByteSet NO_NEIGHBOUR = ByteSet.of("A-Za-z0-9_.");
    static final Probe PROBE = new Probe(
            Shape.of("([2-6][0-9]{3})").keyword().behind(ByteSet.allBytesBut(NO_NEIGHBOUR)), new CardNumber());

    private static final int PREFIX = 4;

    /** A prefix of six digits, of which none begins with a zero, is a number from this on. */
    private static final int LEAST_PREFIX = 100_000;

    private static final int LEAST = 13;
    private static final int MOST = 19;

    /** Numbers from one six-digit prefix to another have certain lengths, one bit each. */
    private record Issuer(int from, int to, int lengths) {

        static Issuer of(int from, int to, int... lengths) {
            int bits = 0;
            for (int length : lengths) {
                bits |= 1 << length;
            }
            return new Issuer(from, to, bits);
        }
    }

    private static final List<Issuer> ISSUERS = List.of(
            Issuer.of(400000, 499999, 13, 16, 19),
            Issuer.of(510000, 559999, 16),
            Issuer.of(222100, 272099, 16),
            Issuer.of(340000, 349999, 15),
            Issuer.of(370000, 379999, 15),
            Issuer.of(601100, 601199, 16, 19),
            Issuer.of(622126, 622925, 16, 19),
            Issuer.of(644000, 659999, 16, 19),
            Issuer.of(352800, 358999, 16, 19),
            Issuer.of(300000, 305999, 14),
            Issuer.of(360000, 369999, 14),
            Issuer.of(380000, 399999, 14),
            Issuer.of(620000, 622125, 16, 19),
            Issuer.of(622926, 629999, 16, 19));

    private static final boolean[][] BEGINNINGS = beginnings();

    private CardNumber() {}

    @Override
    public @Nullable Span verify(Window window, int from, int to) {
        int first = to - PREFIX;
        if (!mayBeIssued(window, first)) {
            return null;
        }
        int count = 0;
        int separator = 0;
        int at = first;
        while (count < MOST) {
            int found = window.at(at);
            if (found >= '0' && found <= '9') {
                count++;
            } else if (isSeparator(found, separator) && window.has(ByteSet.DIGITS, at + 1)) {
                separator = found;
            } else {
                break;
            }
            at++;
        }
        window.looked(Density.LOOK + 2 * (at - first));
        boolean alone = !window.has(ByteSet.WORD, at) && !separatorFollows(window, at);
        boolean plain = separator == 0 && count == LEAST;
        return alone && !plain && isIssued(window, first, count) && Luhn.isValid(window, first, at)
                ? new Span(first, at)
                : null;
    }

    @Override
    public Surroundings surroundings() {
        return new Surroundings(false, NEXT, LEAST - PREFIX);
    }

    /** Columns of numbers are ordinary, and what begins like no card is told at once. */
    @Override
    public int cost() {
        return 0;
    }

    @Override
    public Reach reach() {
        return Reach.behind(2 * MOST);
    }

    private static boolean isSeparator(int found, int before) {
        return found >= 0 && SEPARATORS.has(found) && (before == 0 || before == found);
    }

    private static boolean separatorFollows(Window window, int at) {
        return (window.at(at) == '-' || window.at(at) == '.') && window.has(ByteSet.DIGITS, at + 1);
    }

    /** Whether any number that begins like this is issued: told by the first two digits. */
    private static boolean mayBeIssued(Window window, int first) {
        return BEGINNINGS[window.within(first) - '0'][window.within(first + 1) - '0'];
    }

    private static boolean[][] beginnings() {
        boolean[][] beginnings = new boolean[10][10];
        for (Issuer issuer : ISSUERS) {
            for (int two = issuer.from / 10_000; two <= issuer.to / 10_000; two++) {
                beginnings[two / 10][two % 10] = true;
            }
        }
        return beginnings;
    }

    private static boolean isIssued(Window window, int first, int count) {
        if (count < LEAST) {
            return false;
        }
        int prefix = 0;
        for (int at = first; prefix < LEAST_PREFIX; at++) {
            int found = window.within(at);
            prefix = found >= '0' ? prefix * 10 + found - '0' : prefix;
        }
        for (Issuer issuer : ISSUERS) {
            if (prefix >= issuer.from && prefix <= issuer.to && (issuer.lengths >> count & 1) == 1) {
                return true;
            }
        }
        return false;
    }
}
