package dev.loki.domain.scan;

import java.util.List;

/** Values with the looks of secrets, put together at run time so that no source file holds one. */
final class Samples {
    private static final String ALPHABET = "a8Kd2Zq0Lx7Bv3Nw5Rt9Yp1Mg6Hs4Jc";

    static final String AWS_ID = "AK" + "IA" + "Q3EG7ZT5LKMN2VB4";
    static final String AWS_SECRET = mixed(39) + "/";
    static final String GITHUB = "gh" + "p_" + mixed(36);
    static final String GITHUB_FINE = "github" + "_pat_" + mixed(82);
    static final String ANTHROPIC = "sk" + "-ant-" + "api03-" + mixed(90);
    static final String OPENAI = "sk" + "-proj-" + mixed(48);
    static final String SLACK = "xo" + "xb-" + "1234567890-" + mixed(24);
    static final String PASSWORD = "Tr0ub4" + "dor&3x";
    static final String PEM_BODY = mixed(64) + "\n" + mixed(64) + "\n";

    private Samples() {}

    /** Letters and digits, not all alike. */
    static String mixed(int length) {
        return ALPHABET.repeat(length / ALPHABET.length() + 1).substring(0, length);
    }

    static String pem(String kind) {
        return "-----BEGIN " + kind + "PRIVATE" + " KEY-----\n" + PEM_BODY + "-----END " + kind + "PRIVATE"
                + " KEY-----";
    }

    static List<String> secrets(String text) {
        return ids(ContentScanner.SECRETS, text);
    }

    static List<String> personalData(String text) {
        return ids(ContentScanner.PII, text);
    }

    private static List<String> ids(ContentScanner scanner, String text) {
        return scanner.scan(text).stream().map(Finding::detector).distinct().toList();
    }
}
