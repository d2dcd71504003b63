package dev.loki.domain.scan;

import java.util.List;
import java.util.function.Predicate;

/**
 * The detectors of credentials (seed, "Data Scanning"). Repetitions are possessive or bounded, so that no text makes a
 * pattern try again what it has already read; a value is matched to its end, so that masking leaves no rest of it.
 */
final class SecretDetectors {

    private static final String END = "(?![A-Za-z0-9_])";

    /** Between a name and its value; a quote may itself be escaped, as in JSON within a string. */
    private static final String ASSIGN = "\\\\{0,3}[\"'`]?\\s{0,32}+[:=]=?>?\\s{0,32}+";

    private static final String OPEN = "(?<quote>\\\\{0,3}(?:\"\"\"|'''|[\"'`]))";
    private static final String CLOSE = "\\k<quote>";
    private static final String QUOTED_PASSWORD =
            OPEN + "(?<value>(?:(?!" + CLOSE + ")(?:\\\\.|[^\\s\\\\])){8,512}+)" + CLOSE;
    private static final String BARE_PASSWORD = "(?<value>[^\\s\"'`$<>(){}\\[\\],;&]{8,512}+)";
    private static final String PASSWORD = "(?:password|passwd|passphrase)";
    private static final String SECRET = "(?:api[_-]?key|secret|token)";

    private static final List<String> PASSWORD_KEYWORDS = List.of("passw", "passphrase", "pwd");
    private static final List<String> SECRET_KEYWORDS = List.of("key", "secret", "token");

    static final List<Detector> ALL = List.of(
            Detector.of(
                    "aws-access-key-id",
                    4,
                    List.of("akia", "asia"),
                    starting('A') + "(?:KIA|SIA)[0-9A-Z]{16}" + END,
                    varied(4)),
            Detector.of(
                    "aws-secret-access-key",
                    0,
                    List.of("key"),
                    "(?i)(?:aws[_-]?secret[_-]?key|secret[_-]?access[_-]?key)" + ASSIGN
                            + "(?:\\\\{0,3}[\"'`])?(?<value>[a-z0-9/+]{40})(?![a-z0-9/+=])",
                    varied(0)),
            Detector.of(
                    "private-key",
                    10,
                    List.of("private key"),
                    "-----BEGIN (?:[A-Z0-9]{1,16} ){0,2}PRIVATE KEY(?: BLOCK)?-----"
                            + "(?:[^-]{0,16384}+(?:-(?!----))?+){0,16}+(?:-----END [A-Z0-9 ]{1,60}-----)?+",
                    value -> true),
            Detector.of(
                    "github-token",
                    4,
                    List.of("ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
                    starting('g') + "h[pousr]_[A-Za-z0-9]{36,}+",
                    varied(4)),
            Detector.of(
                    "github-fine-grained-token",
                    11,
                    List.of("github_pat_"),
                    starting('g') + "ithub_pat_[A-Za-z0-9_]{82,}+",
                    varied(11)),
            Detector.of(
                    "anthropic-api-key", 7, List.of("sk-ant-"), starting('s') + "k-ant-[A-Za-z0-9_-]{20,}+", varied(7)),
            Detector.of(
                    "openai-api-key",
                    3,
                    List.of("sk-"),
                    starting('s') + "k-(?!ant-)[A-Za-z0-9_-]{20,}+",
                    varied(3).and(SecretDetectors::hasDigit)),
            Detector.of(
                    "slack-token",
                    5,
                    List.of("xox", "xapp-"),
                    starting('x') + "(?:ox[abeoprs]|app)-[A-Za-z0-9-]{10,}+",
                    varied(5)),
            Detector.of(
                    "authorization-header",
                    0,
                    List.of("authorization"),
                    "(?i)authorization" + ASSIGN
                            + "(?:\\\\{0,3}[\"'`])?(?:basic|bearer|token)\\s{1,4}+(?<value>[a-z0-9._~+/=-]{16,}+)",
                    SecretDetectors::isToken),
            Detector.of(
                    "url-password",
                    0,
                    List.of("://"),
                    "(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9+.-]{1,20}+://[^\\s/?#@:\"'`]{0,128}+:(?<value>[^\\s/?#@\"'`]{3,256}+)@",
                    Placeholder::isNone),
            Detector.of(
                    "assigned-password",
                    0,
                    PASSWORD_KEYWORDS,
                    "(?i)(?:" + PASSWORD + "|(?<![a-z])pwd)" + ASSIGN + QUOTED_PASSWORD,
                    Placeholder::isNone),
            Detector.of(
                    "assigned-password",
                    0,
                    PASSWORD_KEYWORDS,
                    "(?i)" + PASSWORD + "=" + BARE_PASSWORD + "(?=[\\s\"'`&]|$)",
                    SecretDetectors::isBarePassword),
            Detector.of(
                    "assigned-password",
                    0,
                    PASSWORD_KEYWORDS,
                    "(?im)^[ \\t-]{0,64}+[a-z0-9_.-]{0,64}?" + PASSWORD + ":[ \\t]{1,32}+" + BARE_PASSWORD
                            + "[ \\t]{0,64}+$",
                    SecretDetectors::isBarePassword),
            Detector.of(
                    "assigned-secret",
                    0,
                    SECRET_KEYWORDS,
                    "(?i)" + SECRET + ASSIGN + OPEN + "(?<value>[a-z0-9_+/=.-]{16,512}+)" + CLOSE,
                    Placeholder::isNone),
            Detector.of(
                    "assigned-secret",
                    0,
                    SECRET_KEYWORDS,
                    "(?i)" + SECRET + "=(?<value>[a-z0-9_+/=.-]{16,512}+)(?=[\\s\"'`&]|$)",
                    SecretDetectors::isToken));

    private SecretDetectors() {}

    /**
     * A value's first letter where a value may begin: after no ASCII word character, or after an escape such as
     * {@code \n} in quoted text. What precedes is looked at last, for most characters are not that letter.
     */
    private static String starting(char letter) {
        return letter + "(?:(?<![A-Za-z0-9_]" + letter + ")|(?<=\\\\[nrt]" + letter + "))";
    }

    /** Refuses values such as {@code xxxxxxxx}: what follows the prefix must have at least four different characters. */
    private static Predicate<String> varied(int prefix) {
        return value -> value.chars().skip(prefix).distinct().count() > 3;
    }

    private static boolean hasDigit(String value) {
        return value.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean hasLetter(String value) {
        return value.chars().anyMatch(Character::isLetter);
    }

    private static boolean isToken(String value) {
        return hasDigit(value) && hasLetter(value) && Placeholder.isNone(value);
    }

    /** Without quotes a word may as well be the name of a variable or a path: a digit or a symbol must tell. */
    private static boolean isBarePassword(String value) {
        boolean telling = value.chars().anyMatch(c -> (c >= '0' && c <= '9') || "!@#%^*+=~?|-".indexOf(c) >= 0);
        return telling && !value.startsWith("/") && !value.startsWith(".") && Placeholder.isNone(value);
    }
}
