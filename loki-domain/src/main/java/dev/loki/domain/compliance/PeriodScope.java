package dev.loki.domain.compliance;

import java.time.Instant;
import java.time.ZoneId;

/**
 * Which time of which project was asked about, by whom, when and where.
 *
 * @param zone in which dates were meant, and times are shown to people
 * @param project its folder
 * @param who ran it
 * @param at when
 * @param tool its name and version
 */
public record PeriodScope(
        Period period, ZoneId zone, String project, String host, String who, Instant at, String tool) {}
