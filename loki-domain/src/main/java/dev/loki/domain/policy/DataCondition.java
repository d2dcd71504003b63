package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.scan.ContentScanner;
import dev.loki.domain.scan.Finding;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Content in which a scanner must find nothing.
 *
 * @param type what is looked for, as the policy file calls it
 * @param own how many patterns of the policy's own are among the scanner's detectors
 */
public record DataCondition(String type, ContentScanner scanner, int own) implements Condition {

    /** The type that looks for credentials. */
    static final String SECRETS = "secret_detection";

    private static final String FIELD = "content";
    private static final int SHOWN = 5;

    @Override
    public @Nullable Breach evaluate(JsonObject context) {
        JsonValue content = context.get(FIELD);
        if (content == null) {
            return Breach.missing(FIELD);
        }
        if (!(content instanceof JsonString text)) {
            return Breach.invalid(FIELD, "a text");
        }
        List<Finding> findings = scanner.scan(text.value());
        return findings.isEmpty() ? null : Breach.found(describe(findings), byDetector(findings));
    }

    @Override
    public String describe() {
        String patterns = own == 0 ? "" : own == 1 ? " and a pattern" : " and " + own + " patterns";
        return FIELD + " must pass " + type + patterns;
    }

    @Override
    public List<String> fields() {
        return List.of(FIELD);
    }

    private static Map<String, Integer> byDetector(List<Finding> findings) {
        return findings.stream().collect(Collectors.toMap(Finding::detector, one -> 1, Integer::sum));
    }

    private static String describe(List<Finding> findings) {
        String shown = findings.stream().limit(SHOWN).map(Finding::toString).collect(Collectors.joining("; "));
        int more = findings.size() - SHOWN;
        return more > 0 ? shown + "; and " + more + " more" : shown;
    }
}
