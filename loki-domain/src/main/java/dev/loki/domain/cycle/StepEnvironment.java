package dev.loki.domain.cycle;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.policy.PolicyNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The variables that a run file gives to commands. */
final class StepEnvironment {

    static final String KEY = "environment";

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");
    private static final Set<String> TRACE = Set.of("TRACEPARENT", "TRACESTATE", "BAGGAGE");
    private static final int MOST = 100;
    private static final int LONGEST = 10_000;

    private StepEnvironment() {}

    /** Those of an object; what is wrong with them is reported. */
    static Map<String, String> of(PolicyNode node) {
        return of(node, Map.of());
    }

    /** Those of an object and those around it, whose values count less. */
    static Map<String, String> of(PolicyNode node, Map<String, String> around) {
        if (!(node.members().get(KEY) instanceof JsonObject)) {
            return around;
        }
        Map<String, String> variables = new HashMap<>(around);
        PolicyNode environment = node.object(KEY);
        if (environment.members().size() > MOST) {
            node.problemAt(KEY, "expected at most " + MOST + " variables");
            return around;
        }
        environment.members().forEach((name, value) -> read(environment, name, value, variables));
        return variables;
    }

    private static void read(PolicyNode environment, String name, JsonValue value, Map<String, String> variables) {
        if (!NAME.matcher(name).matches()) {
            environment.problemAt(name, "expected the name of a variable: letters, digits and _, at most 100");
        } else if (name.startsWith("LOKI_") || TRACE.contains(name)) {
            environment.problemAt(name, "this variable is Loki's to set; take it out, and set it where you start loki");
        } else if (!(value instanceof JsonString text)
                || text.value().length() > LONGEST
                || text.value().indexOf('\0') >= 0) {
            environment.problemAt(
                    name, "expected a text of at most " + LONGEST + " characters; put a number or truth in quotes");
        } else {
            variables.put(name, text.value());
        }
    }
}
