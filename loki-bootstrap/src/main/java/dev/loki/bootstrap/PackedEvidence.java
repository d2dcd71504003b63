package dev.loki.bootstrap;

import dev.loki.application.compliance.Examination;

/**
 * An evidence package that was written.
 *
 * @param packed the counts and the verdict that it holds
 * @param sha256 of the package, in hex: to be kept elsewhere
 */
public record PackedEvidence(Examination packed, String sha256) {}
