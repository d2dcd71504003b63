package dev.loki.domain.scan;

import java.util.ArrayList;
import java.util.List;

/** All detectors there are. The rows stand in the classes named here, by what the credentials open. */
public final class Detectors {

    private static final List<Detector> SEED = joined(SeedDetectors.ROWS, AssignmentDetectors.SEED_ROWS);

    private static final List<Detector> SECRETS = joined(
            SEED,
            CloudDetectors.ROWS,
            CodeDetectors.ROWS,
            ServiceDetectors.ROWS,
            MessagingDetectors.ROWS,
            PaymentDetectors.ROWS,
            ModelDetectors.ROWS,
            ObservabilityDetectors.ROWS,
            KeyDetectors.ROWS,
            AssignmentDetectors.ROWS);

    private Detectors() {}

    @SafeVarargs
    private static List<Detector> joined(List<Detector>... rows) {
        List<Detector> all = new ArrayList<>();
        for (List<Detector> some : rows) {
            all.addAll(some);
        }
        return List.copyOf(all);
    }

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
