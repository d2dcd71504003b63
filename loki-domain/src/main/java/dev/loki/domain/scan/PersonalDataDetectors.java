package dev.loki.domain.scan;

import static dev.loki.domain.scan.Detector.verified;

import java.util.List;

/** Personal data that the seed names, and account numbers. */
final class PersonalDataDetectors {

    static final List<Detector> ROWS = List.of(
            verified(
                    "email-address",
                    "e-mail address",
                    "https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2",
                    EmailAddress.PROBE),
            verified(
                    "us-ssn",
                    "US social security number",
                    "https://www.ssa.gov/employer/randomization.html",
                    SocialSecurityNumber.PROBE),
            verified(
                    "phone-number",
                    "phone number",
                    "https://www.itu.int/rec/T-REC-E.164",
                    PhoneNumber.NORTH_AMERICAN,
                    PhoneNumber.INTERNATIONAL),
            verified(
                    "credit-card-number",
                    "payment card number",
                    "https://www.iso.org/standard/70484.html",
                    CardNumber.PROBES),
            verified(
                    "iban",
                    "international bank account number",
                    "https://www.swift.com/resource/iban-registry-pdf",
                    Iban.PROBE));

    private PersonalDataDetectors() {}
}
