package dev.loki.application.forward;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The receivers, made at their first use, and how forwarding to them stands. Thread-safe. */
final class Receivers {

    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(5);

    private final Supplier<List<SinkForwarder>> maker;
    private final Consumer<String> warnings;
    private final InstantSource clock;

    private @Nullable List<SinkForwarder> made;
    private @Nullable String problem;
    private @Nullable Instant warned;

    /** @param warnings told, at most once in five minutes, what is not forwarded and why */
    Receivers(Supplier<List<SinkForwarder>> maker, Consumer<String> warnings, InstantSource clock) {
        this.maker = maker;
        this.warnings = warnings;
        this.clock = clock;
    }

    /** Where the configuration cannot be used, there are none; every report says so. */
    synchronized List<SinkForwarder> all() {
        List<SinkForwarder> known = made;
        if (known == null) {
            known = make();
            made = known;
        }
        return known;
    }

    /** What is wrong with the configuration; null where it can be used. */
    synchronized @Nullable String problem() {
        all();
        return problem;
    }

    /** Closes those that were made. */
    synchronized void close() {
        if (made != null) {
            made.forEach(SinkForwarder::close);
        }
    }

    /** How it stands; counts what is still to be sent. */
    ForwardReport report() {
        return report(all().stream().mapToLong(SinkForwarder::pending).sum());
    }

    /** Tells what is in the way, where that was not told lately. */
    void warn() {
        ForwardReport report = report(0);
        boolean isDue = warned == null || !clock.instant().isBefore(warned.plus(BETWEEN_WARNINGS));
        if (isDue && !(report.troubles().isEmpty() && report.tampering().isEmpty())) {
            warned = clock.instant();
            report.tampering().forEach(finding -> warnings.accept("the audit trail was tampered with: " + finding));
            report.troubles().forEach(warnings);
        }
    }

    private List<SinkForwarder> make() {
        try {
            return maker.get();
        } catch (RuntimeException e) {
            problem = "audit entries are not forwarded: " + e.getMessage();
            warnings.accept(problem);
            warned = clock.instant();
            return List.of();
        }
    }

    private ForwardReport report(long pending) {
        List<SinkForwarder> all = all();
        return new ForwardReport(
                all.stream().mapToLong(SinkForwarder::sent).sum(),
                pending,
                Stream.concat(Stream.ofNullable(problem()), all.stream().map(SinkForwarder::trouble))
                        .filter(Objects::nonNull)
                        .toList(),
                all.stream().flatMap(sink -> sink.tampering().stream()).toList());
    }
}
