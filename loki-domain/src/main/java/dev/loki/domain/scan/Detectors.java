package dev.loki.domain.scan;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The detectors of the seed ("Data Scanning"). Repetitions are possessive or bounded, so that no text makes a pattern
 * try again what it has already read.
 */
final class Detectors {

    static final List<Detector> SECRETS = List.of(
            Detector.of("aws-access-key-id", 4, "\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b"),
            Detector.of(
                    "aws-secret-access-key",
                    0,
                    "(?i)\\baws_?secret_?(?:access_?)?key[\"']?\\s{0,4}[:=]\\s{0,4}[\"']?(?<value>[A-Za-z0-9/+]{40})\\b"),
            Detector.of(
                    "private-key",
                    10,
                    "-----BEGIN (?:(?:RSA|EC|DSA|OPENSSH|ENCRYPTED|PGP) )?PRIVATE KEY(?: BLOCK)?-----"),
            Detector.of("github-token", 4, "\\bgh[pousr]_[A-Za-z0-9]{36,255}+"),
            Detector.of("github-fine-grained-token", 11, "\\bgithub_pat_[A-Za-z0-9_]{82}+"),
            Detector.of("anthropic-api-key", 7, "\\bsk-ant-[A-Za-z0-9_-]{20,200}+"),
            Detector.of("openai-api-key", 3, "\\bsk-(?!ant-)(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20,200}+"),
            Detector.of("slack-token", 5, "\\bxox[abeoprs]-[A-Za-z0-9-]{10,200}+"),
            Detector.of(
                    "assigned-password",
                    0,
                    "(?i)\\b(?:password|passwd|pwd)[\"']?\\s{0,4}[:=]\\s{0,4}[\"'](?<value>[^\"'\\s]{8,100})[\"']",
                    Detectors::isNoPlaceholder),
            Detector.of(
                    "assigned-secret",
                    0,
                    "(?i)\\b(?:api[_-]?key|secret|token)[\"']?\\s{0,4}[:=]\\s{0,4}[\"'](?<value>[A-Za-z0-9_+/=.-]{16,200})[\"']",
                    Detectors::isNoPlaceholder));

    static final List<Detector> PII = List.of(
            Detector.of(
                    "email-address", 0, "\\b[A-Za-z0-9._%+-]{1,64}+@(?:[A-Za-z0-9-]{1,63}+\\.){1,8}[A-Za-z]{2,24}\\b"),
            Detector.of("us-ssn", 0, "(?<![\\d-])(?!000|666|9)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}(?![\\d-])"),
            Detector.of(
                    "phone-number",
                    0,
                    "(?<![\\w+-])(?:\\+1[ .-]?)?(?:\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}[.-])\\d{3}[.-]\\d{4}(?![\\w-])"),
            Detector.of(
                    "credit-card-number",
                    0,
                    "(?<![\\w.-])(?:4\\d{3}|5[1-5]\\d{2}|2[2-7]\\d{2}|3[47]\\d{2}|6011|65\\d{2})(?:[ -]?\\d{4}){2}[ -]?\\d{3,4}(?![\\w-])",
                    Luhn::isValid));

    private static final Set<String> PLACEHOLDERS =
            Set.of("password", "changeme", "example", "placeholder", "redacted");

    private Detectors() {}

    private static boolean isNoPlaceholder(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return PLACEHOLDERS.stream().noneMatch(lower::contains)
                && !value.startsWith("${")
                && !value.startsWith("<")
                && value.chars().distinct().count() > 3;
    }
}
