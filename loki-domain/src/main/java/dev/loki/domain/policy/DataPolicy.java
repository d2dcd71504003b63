package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.scan.ContentScanner;
import dev.loki.domain.scan.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** A data policy: content in which its scanner must find nothing. */
record DataPolicy(String name, ContentScanner scanner, PolicyAction action) implements Policy {

    private static final String FIELD = "content";
    private static final int SHOWN = 5;

    @Override
    public void evaluate(JsonObject context, DecisionBuilder decision) {
        JsonValue content = context.get(FIELD);
        if (content == null) {
            decision.missing(name, FIELD);
        } else if (!(content instanceof JsonString text)) {
            decision.invalid(name, FIELD, "a text");
        } else {
            List<Finding> findings = scanner.scan(text.value());
            if (!findings.isEmpty()) {
                decision.violated(name, action, describe(findings));
            }
        }
    }

    private static String describe(List<Finding> findings) {
        String shown = findings.stream().limit(SHOWN).map(Finding::toString).collect(Collectors.joining("; "));
        int more = findings.size() - SHOWN;
        return more > 0 ? shown + "; and " + more + " more" : shown;
    }
}
