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

    @Override
    public boolean keeps(Window window, int start, int end) {
        String value = window.text(start, end);
        String checked = value.substring(value.lastIndexOf('_') + 1);
        int split = checked.length() - LENGTH;
        return split > 0 && of(checked.substring(0, split)).equals(checked.substring(split));
    }

    static String of(String text) {
        long rest = crc32(text);
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            digits.append(DIGITS.charAt((int) (rest % DIGITS.length())));
            rest /= DIGITS.length();
        }
        return digits.reverse().toString();
    }

    private static long crc32(String text) {
        int crc = -1;
        for (int i = 0; i < text.length(); i++) {
            crc ^= text.charAt(i);
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ POLYNOMIAL;
            }
        }
        return ~crc & 0xffffffffL;
    }
}
