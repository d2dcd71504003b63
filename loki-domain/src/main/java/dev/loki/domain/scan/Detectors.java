package dev.loki.domain.scan;

import java.util.ArrayList;
import java.util.List;

/** All detectors there are. The rows stand in the classes named here, by what the credentials open. */
public final class Detectors {

    /**
     * Stands for what a stretch holds that has so many keywords or values that not each is judged: all of it counts as
     * found. Every scanner may find it. No other text than one made to stall a scanner is known to have such a stretch.
     */
    public static final Detector TOO_DENSE = Detector.verified(
            "too-dense",
            "stretch so full of candidates that it counts as found",
            "https://cwe.mitre.org/data/definitions/407.html");

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
