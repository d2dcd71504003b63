package dev.loki.cli.audit;

import dev.loki.domain.compliance.Period;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that name a period: dates, or times, in a time zone. */
final class PeriodOption {

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description =
                    "From this time on: a date, such as 2026-01-01, or a time, such as 2026-01-01T08:00:00+01:00.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "Until before this time; where it is a date, until that day's end.")
    private @Nullable String to;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "The time zone of dates, and of times for people (default: ${DEFAULT-VALUE}).")
    private String zone = "UTC";

    Period period() {
        try {
            return new Period(instant("--from", from, 0), instant("--to", to, 1));
        } catch (IllegalArgumentException e) {
            throw problem("--from, --to: " + e.getMessage());
        }
    }

    ZoneId zone() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw problem("--zone: expected a time zone such as UTC, Europe/Berlin or +01:00, found '" + zone + "'");
        }
    }

    /** A date means its first instant, or the first after it. */
    private @Nullable Instant instant(String option, @Nullable String text, int daysAfter) {
        if (text == null) {
            return null;
        }
        try {
            if (!text.contains("T")) {
                return LocalDate.parse(text)
                        .plusDays(daysAfter)
                        .atStartOfDay(zone())
                        .toInstant();
            }
            boolean hasOffset = text.matches(".*T.*([Zz]|[+-][0-9:]+)");
            return hasOffset
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(zone()).toInstant();
        } catch (DateTimeException e) {
            throw problem(
                    option + ": expected a date such as 2026-01-31 or a time such as 2026-01-31T08:00:00Z, found '"
                            + text + "'");
        }
    }

    private ParameterException problem(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
