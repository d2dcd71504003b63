package dev.loki.cli.doctor;

import java.util.stream.Stream;

/** One thing that {@code loki doctor} looks at. {@link HealthChecks} has all of them, in the order in which they are told. */
@FunctionalInterface
interface HealthCheck {

    /** May throw what the facade throws: that is told as what is wrong. */
    Stream<Diagnosis> look(Examination on);
}
