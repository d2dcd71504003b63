package dev.loki.domain.scan;

import org.jspecify.annotations.Nullable;

/**
 * An international bank account number (ISO 13616): a country of the registry, that country's length, and the check
 * digits of ISO 7064 (mod 97). In one piece or in groups of four.
 */
final class Iban implements Verifier {

    static final Probe PROBE = Probe.at("[A-Z]{2}[0-9]{2}", new Iban());

    private static final ByteSet LETTERS_DIGITS = ByteSet.of("A-Z0-9");

    private static final ByteSet NEXT = ByteSet.of("A-Z0-9 ");

    /** Lengths of the SWIFT registry, release 98. */
    private static final byte[] LENGTHS = lengths("AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29"
            + " BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18"
            + " GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25"
            + " MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33"
            + " SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30");

    private static final int LONGEST = 34;
    private static final int SHORTEST = 15;
    private static final int PREFIX = 4;

    /** So much is divided at once: a division for each character would take longer than all else. */
    private static final long LARGE = 1L << 50;

    private Iban() {}

    private static byte[] lengths(String table) {
        byte[] lengths = new byte[26 * 26];
        for (int row = 0; row < table.length(); row += 5) {
            int country = country(table.charAt(row), table.charAt(row + 1));
            lengths[country] = (byte) Integer.parseInt(table.substring(row + 2, row + 4));
        }
        return lengths;
    }

    private static int country(int first, int second) {
        return (first - 'A') * 26 + second - 'A';
    }

    @Override
    public @Nullable Span verify(Window window, int from, int to) {
        int length = LENGTHS[country(window.at(from), window.at(from + 1))];
        return length == 0 ? null : read(window, from, length);
    }

    @Override
    public Surroundings surroundings() {
        return Surroundings.word(NEXT, SHORTEST - PREFIX);
    }

    @Override
    public Reach reach() {
        return Reach.behind(2 * LONGEST);
    }

    private static @Nullable Span read(Window window, int from, int length) {
        window.looked(3 * length);
        boolean grouped = window.at(from + 4) == ' ';
        int[] characters = new int[length];
        int at = from;
        for (int i = 0; i < length; i++) {
            if ((grouped && i > 0 && i % 4 == 0 && window.at(at++) != ' ') || !window.has(LETTERS_DIGITS, at)) {
                return null;
            }
            characters[i] = window.at(at++);
        }
        return window.endsWord(at) && isChecked(characters) ? new Span(from, at) : null;
    }

    private static boolean isChecked(int[] characters) {
        long remainder = 0;
        for (int i = 0; i < characters.length; i++) {
            int character = characters[(i + 4) % characters.length];
            remainder = character <= '9' ? remainder * 10 + character - '0' : remainder * 100 + character - 'A' + 10;
            remainder = remainder > LARGE ? remainder % 97 : remainder;
        }
        return remainder % 97 == 1;
    }
}
