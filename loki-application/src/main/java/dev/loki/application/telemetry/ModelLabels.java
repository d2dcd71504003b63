package dev.loki.application.telemetry;

import dev.loki.application.audit.Redaction;
import dev.loki.domain.trace.Attributes;
import java.util.HashMap;
import java.util.Map;

/**
 * Models' names as labels of a metric. Whoever can send telemetry can invent them: secrets are masked, a name has at most
 * {@value #LONGEST} chars, and after {@value #MOST} names every other one is {@value #OTHER}, so that the series of
 * others find room. Not thread-safe.
 */
final class ModelLabels {

    private static final int MOST = 100;
    private static final int LONGEST = 128;
    private static final String OTHER = "other";

    private final Map<String, String> labels = new HashMap<>();

    String of(String model) {
        String known = labels.get(model);
        if (known != null) {
            return known;
        }
        if (labels.size() == MOST) {
            return OTHER;
        }
        String label = Attributes.cut(Redaction.MASKING.redact(model), LONGEST);
        labels.put(model, label);
        return label;
    }
}
