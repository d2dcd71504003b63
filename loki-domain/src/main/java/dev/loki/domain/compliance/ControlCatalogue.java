package dev.loki.domain.compliance;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The controls, with short names of our own, and the ids they had before. */
final class ControlCatalogue {

    static final List<Control> SOC2 = List.of(
            new Control("CC6.1", "Logical access security"),
            new Control("CC6.2", "Registering and authorising users; removing credentials"),
            new Control("CC6.3", "Role-based access, least privilege, segregation of duties"),
            new Control("CC6.6", "Protection against threats from outside the boundary"),
            new Control("CC6.7", "Transmission, movement and removal of information"),
            new Control("CC6.8", "Unauthorised or malicious software"),
            new Control("CC7.1", "Detecting configuration changes and new vulnerabilities"),
            new Control("CC7.2", "Monitoring for anomalies"),
            new Control("CC7.3", "Evaluating security events"),
            new Control("CC7.4", "Responding to security incidents"),
            new Control("CC7.5", "Recovering from security incidents"),
            new Control("CC8.1", "Change management"),
            new Control("CC9.2", "Vendors and business partners"));

    static final List<Control> ISO27001 = List.of(
            new Control("A.5.3", "Segregation of duties"),
            new Control("A.5.14", "Information transfer"),
            new Control("A.5.15", "Access control"),
            new Control("A.5.16", "Identity management"),
            new Control("A.5.17", "Authentication information"),
            new Control("A.5.18", "Access rights"),
            new Control("A.5.19", "Information security in supplier relationships"),
            new Control("A.5.23", "Information security for use of cloud services"),
            new Control("A.5.24", "Information security incident management planning and preparation"),
            new Control("A.5.25", "Assessment and decision on information security events"),
            new Control("A.5.26", "Response to information security incidents"),
            new Control("A.5.27", "Learning from information security incidents"),
            new Control("A.5.28", "Collection of evidence"),
            new Control("A.5.31", "Legal, statutory, regulatory and contractual requirements"),
            new Control("A.5.32", "Intellectual property rights"),
            new Control("A.5.33", "Protection of records"),
            new Control("A.5.34", "Privacy and protection of PII"),
            new Control("A.6.8", "Information security event reporting"),
            new Control("A.8.2", "Privileged access rights"),
            new Control("A.8.3", "Information access restriction"),
            new Control("A.8.4", "Access to source code"),
            new Control("A.8.5", "Secure authentication"),
            new Control("A.8.8", "Management of technical vulnerabilities"),
            new Control("A.8.9", "Configuration management"),
            new Control("A.8.10", "Information deletion"),
            new Control("A.8.12", "Data leakage prevention"),
            new Control("A.8.15", "Logging"),
            new Control("A.8.16", "Monitoring activities"),
            new Control("A.8.17", "Clock synchronization"),
            new Control("A.8.18", "Use of privileged utility programs"),
            new Control("A.8.19", "Installation of software on operational systems"),
            new Control("A.8.25", "Secure development life cycle"),
            new Control("A.8.27", "Secure system architecture and engineering principles"),
            new Control("A.8.28", "Secure coding"),
            new Control("A.8.29", "Security testing in development and acceptance"),
            new Control("A.8.30", "Outsourced development"),
            new Control("A.8.31", "Separation of development, test and production environments"),
            new Control("A.8.32", "Change management"));

    static final List<Control> GDPR =
            Stream.of(ArticleItem.values()).map(ArticleItem::control).distinct().toList();

    /** Where the 2022 edition has what the 2013 edition had; the original's reports named the latter. */
    private static final Map<String, List<String>> OF_2013 = Map.of(
            "A.9.2", List.of("A.5.16", "A.5.18", "A.8.2", "A.5.17"),
            "A.12.4", List.of("A.8.15", "A.8.17"),
            "A.12.5", List.of("A.8.19"),
            "A.14.2", List.of("A.8.25", "A.8.32", "A.8.27", "A.8.31", "A.8.30", "A.8.29"),
            "A.16.1", List.of("A.5.24", "A.6.8", "A.5.25", "A.5.26", "A.5.27", "A.5.28"),
            "A.18.1", List.of("A.5.31", "A.5.32", "A.5.33", "A.5.34"));

    private ControlCatalogue() {}

    /** The ids of today for one that may be older, or spelt as in {@code CC6_1}. */
    static List<String> current(String id) {
        return OF_2013.getOrDefault(id, List.of(id.replace('_', '.')));
    }
}
