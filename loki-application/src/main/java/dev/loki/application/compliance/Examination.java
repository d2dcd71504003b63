package dev.loki.application.compliance;

import dev.loki.domain.compliance.ComplianceReport;

/** A report, and where what it is about stands in the chain. */
public record Examination(ComplianceReport report, Extent extent) {}
