package dev.loki.application.compliance;

import dev.loki.domain.compliance.ChainStatement;
import dev.loki.domain.compliance.PeriodScope;
import dev.loki.domain.compliance.Population;

/**
 * All entries of a period, with what was said of their chain.
 *
 * @param extent where they stand in the chain
 */
public record Examination(PeriodScope scope, ChainStatement chain, Population population, Extent extent) {}
