package dev.loki.domain.scan;

import java.util.List;
import java.util.stream.Stream;

/** All detectors there are. The rows stand in the classes named here, by what the credentials open. */
public final class Detectors {

    private static final List<Detector> SEED = Stream.of(SeedDetectors.ROWS, AssignmentDetectors.SEED_ROWS)
            .flatMap(List::stream)
            .toList();

    private static final List<Detector> SECRETS = Stream.of(
                    SEED,
                    CloudDetectors.ROWS,
                    CodeDetectors.ROWS,
                    ServiceDetectors.ROWS,
                    MessagingDetectors.ROWS,
                    PaymentDetectors.ROWS,
                    ModelDetectors.ROWS,
                    ObservabilityDetectors.ROWS,
                    KeyDetectors.ROWS,
                    AssignmentDetectors.ROWS)
            .flatMap(List::stream)
            .toList();

    private Detectors() {}

    /** The kinds of the seed: API keys, tokens, passwords, AWS, private keys, GitHub, OpenAI, Anthropic, Slack. */
    public static List<Detector> seed() {
        return SEED;
    }

    /** Every kind of credential. */
    public static List<Detector> secrets() {
        return SECRETS;
    }

    /** Every kind of personal data. */
    public static List<Detector> personalData() {
        return PersonalDataDetectors.ROWS;
    }
}
