package dev.loki.bootstrap;

import dev.loki.domain.compliance.ComplianceReport;

/**
 * An evidence package that was written.
 *
 * @param report the counts and the verdict it holds
 * @param sha256 of the package, in hex: to be kept elsewhere
 */
public record PackedEvidence(ComplianceReport report, String sha256) {}
