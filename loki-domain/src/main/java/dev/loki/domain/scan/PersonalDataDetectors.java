package dev.loki.domain.scan;

import java.util.List;
import java.util.Set;

/** The detectors of personal data (seed, "Data Scanning"), under the same rule as {@link SecretDetectors}. */
final class PersonalDataDetectors {

    /** Numbers that were printed on sample cards and never belonged to anybody. */
    private static final Set<String> SAMPLE_SSNS = Set.of("078051120", "219099999");

    static final List<Detector> ALL = List.of(
            Detector.of(
                    "email-address",
                    0,
                    List.of("@"),
                    "(?<![A-Za-z0-9])[A-Za-z0-9._%+-]{1,64}+@(?:[A-Za-z0-9-]{1,63}+\\.){1,8}"
                            + "(?!(?:png|jpe?g|gif|svg|webp)(?![A-Za-z]))[A-Za-z]{2,24}+(?![A-Za-z0-9])",
                    value -> true),
            Detector.of(
                    "us-ssn",
                    0,
                    List.of(),
                    "(?<![\\d-])(?!000|666|9)\\d{3}([- ])(?!00)\\d{2}\\1(?!0000)\\d{4}(?![\\d-])",
                    value -> !SAMPLE_SSNS.contains(value.replaceAll("[- ]", ""))),
            Detector.of(
                    "phone-number",
                    0,
                    List.of(),
                    "(?<![\\w+-])(?:\\+1[ .-]?\\(?[2-9]\\d{2}\\)?[ .-]?\\d{3}[ .-]?\\d{4}"
                            + "|\\([2-9]\\d{2}\\)[ .-]?\\d{3}[ .-]\\d{4}"
                            + "|[2-9]\\d{2}([ .-])\\d{3}\\1\\d{4})(?![\\w-])",
                    value -> true),
            Detector.of(
                    "credit-card-number",
                    0,
                    List.of(),
                    "(?<![\\w.-])(?:(?:4\\d{3}|5[1-5]\\d{2}|2[2-7]\\d{2}|6011|64[4-9]\\d|65\\d{2})(?:[ -]?\\d{4}){3}"
                            + "|3[47]\\d{2}[ -]?\\d{6}[ -]?\\d{5})(?![\\w-])",
                    Luhn::isValid));

    private PersonalDataDetectors() {}
}
