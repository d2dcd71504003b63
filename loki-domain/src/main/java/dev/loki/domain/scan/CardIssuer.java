package dev.loki.domain.scan;

/**
 * Whose cards begin with a number from one six-digit prefix to another (ISO/IEC 7812, the issuers' published ranges).
 *
 * @param lengths how many digits their numbers have, one bit each
 */
record CardIssuer(int from, int to, int lengths) {

    private static final CardIssuer[] ISSUERS = {
        of(400000, 499999, 13, 16, 19),
        of(510000, 559999, 16),
        of(222100, 272099, 16),
        of(340000, 349999, 15),
        of(370000, 379999, 15),
        of(601100, 601199, 16, 19),
        of(622126, 622925, 16, 19),
        of(644000, 659999, 16, 19),
        of(352800, 358999, 16, 19),
        of(300000, 305999, 14),
        of(360000, 369999, 14),
        of(380000, 399999, 14),
        of(620000, 622125, 16, 19),
        of(622926, 629999, 16, 19)
    };

    private static CardIssuer of(int from, int to, int... lengths) {
        int bits = 0;
        for (int length : lengths) {
            bits |= 1 << length;
        }
        return new CardIssuer(from, to, bits);
    }

    /** Whether any issuer's numbers of so many digits begin with six digits. */
    static boolean anyGives(int prefix, int digits) {
        for (CardIssuer issuer : ISSUERS) {
            if (prefix >= issuer.from && prefix <= issuer.to && (issuer.lengths >> digits & 1) == 1) {
                return true;
            }
        }
        return false;
    }
}
