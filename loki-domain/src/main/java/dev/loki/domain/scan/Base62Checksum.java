package dev.loki.domain.scan;

/**
 * The check characters of GitHub's and npm's tokens: the last six are the CRC-32 (ISO 3309) of those between the last
 * underscore and them, in base 62 (GitHub, "Behind GitHub's new authentication token formats", 2021).
 */
enum Base62Checksum implements Filter {
    FILTER;

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 6;
    private static final int POLYNOMIAL = 0xEDB88320;

    /** What each byte does to the rest of the division: bit by bit takes longer than all else. */
    private static final int[] RESTS = rests();

    @Override
    public boolean keeps(Window window, int start, int end) {
        int split = end - LENGTH;
        int from = split;
        while (from > start && window.within(from - 1) != '_') {
            from--;
        }
        return from < split && isOf(window, split, crc32(window, from, split));
    }

    /** Whether a number stands at a place, in base 62. */
    private static boolean isOf(Window window, int place, long number) {
        long rest = number;
        for (int i = place + LENGTH - 1; i >= place; i--) {
            if (window.within(i) != DIGITS.charAt((int) (rest % DIGITS.length()))) {
                return false;
            }
            rest /= DIGITS.length();
        }
        return true;
    }

    private static long crc32(Window window, int from, int to) {
        window.looked(to - from);
        int crc = -1;
        for (int i = from; i < to; i++) {
            crc = (crc >>> 8) ^ RESTS[(crc ^ window.within(i)) & 0xff];
        }
        return ~crc & 0xffffffffL;
    }

    private static int[] rests() {
        int[] rests = new int[256];
        for (int i = 0; i < rests.length; i++) {
            int rest = i;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                rest = (rest & 1) == 0 ? rest >>> 1 : (rest >>> 1) ^ POLYNOMIAL;
            }
            rests[i] = rest;
        }
        return rests;
    }
}
