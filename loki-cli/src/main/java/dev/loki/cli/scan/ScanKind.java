package dev.loki.cli.scan;

import dev.loki.domain.scan.Detector;
import dev.loki.domain.scan.Detectors;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What {@code loki scan} looks for. */
enum ScanKind {
    SECRETS,
    PII,
    ALL;

    /** What may be found: with each kind, also a stretch that is too dense to be judged. */
    List<Detector> detectors() {
        return Stream.of(secrets(), personalData(), List.of(Detectors.TOO_DENSE))
                .flatMap(List::stream)
                .toList();
    }

    private List<Detector> secrets() {
        return this == PII ? List.of() : Detectors.secrets();
    }

    private List<Detector> personalData() {
        return this == SECRETS ? List.of() : Detectors.personalData();
    }

    /** Whether a detector of this name is among them. */
    boolean finds(String detector) {
        return detectors().stream().anyMatch(one -> one.id().equals(detector));
    }

    /** The word that is typed after {@code --kind}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
