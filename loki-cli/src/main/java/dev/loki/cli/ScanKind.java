package dev.loki.cli;

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

    List<Detector> detectors() {
        return switch (this) {
            case SECRETS -> Detectors.secrets();
            case PII -> Detectors.personalData();
            case ALL ->
                Stream.concat(Detectors.secrets().stream(), Detectors.personalData().stream())
                        .toList();
        };
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
