package dev.loki.domain.cost;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;

/** The time over which a budget adds up what is consumed. */
public sealed interface Window {

    /** When the window that holds an instant begins; {@link Instant#MIN} where it has no beginning. */
    Instant start(Instant now);

    /** When what is consumed at an instant no longer counts; empty where it always does. */
    Optional<Instant> end(Instant now);

    /** As a policy file spells it. */
    String text();

    /** All that was ever consumed. */
    record None() implements Window {

        @Override
        public Instant start(Instant now) {
            return Instant.MIN;
        }

        @Override
        public Optional<Instant> end(Instant now) {
            return Optional.empty();
        }

        @Override
        public String text() {
            return "none";
        }
    }

    /**
     * The time up to now. Consumption is kept by the minute, and counts as long as a part of its minute is within.
     *
     * @param length from a minute to {@value #MOST_DAYS} days, in whole minutes
     */
    record Rolling(Duration length) implements Window {

        public static final int MOST_DAYS = 31;

        private static final int MINUTE = 60;

        /** @throws IllegalArgumentException where the length is anything else */
        public Rolling {
            long seconds = length.getSeconds();
            if (seconds < MINUTE
                    || length.compareTo(Duration.ofDays(MOST_DAYS)) > 0
                    || seconds % MINUTE != 0
                    || length.getNano() != 0) {
                throw new IllegalArgumentException(
                        "a rolling window must be 1 minute to " + MOST_DAYS + " days, in whole minutes");
            }
        }

        @Override
        public Instant start(Instant now) {
            return now.minus(length);
        }

        @Override
        public Optional<Instant> end(Instant now) {
            return Optional.of(now.plus(length));
        }

        @Override
        public String text() {
            long minutes = length.toMinutes();
            return "rolling " + (minutes % MINUTE == 0 ? minutes / MINUTE + "h" : minutes + "m");
        }
    }

    /** What a calendar window spans. */
    enum Unit {
        DAY,
        /** From Monday on. */
        WEEK,
        MONTH
    }

    /** A day, week or month of a time zone: where clocks are put back or forward, it is an hour longer or shorter. */
    record Calendar(Unit unit, ZoneId zone) implements Window {

        @Override
        public Instant start(Instant now) {
            return begin(first(now));
        }

        @Override
        public Optional<Instant> end(Instant now) {
            LocalDate first = first(now);
            LocalDate next =
                    switch (unit) {
                        case DAY -> first.plusDays(1);
                        case WEEK -> first.plusWeeks(1);
                        case MONTH -> first.plusMonths(1);
                    };
            return Optional.of(begin(next));
        }

        @Override
        public String text() {
            return "calendar " + unit.name().toLowerCase(Locale.ROOT) + " " + zone.getId();
        }

        private LocalDate first(Instant now) {
            LocalDate today = LocalDate.ofInstant(now, zone);
            return switch (unit) {
                case DAY -> today;
                case WEEK -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> today.withDayOfMonth(1);
            };
        }

        private Instant begin(LocalDate day) {
            return day.atStartOfDay(zone).toInstant();
        }
    }
}
