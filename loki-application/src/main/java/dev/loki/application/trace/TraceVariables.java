package dev.loki.application.trace;

import dev.loki.domain.trace.TraceContext;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The trace as variables of a child process. */
public final class TraceVariables {

    private TraceVariables() {}

    /**
     * An environment that hands on the span. What came along is replaced where there is a span: the state of another trace
     * must not stand beside it.
     *
     * @param outer what the span happens in
     */
    public static Map<String, String> handingOn(OpenSpan span, TraceContext outer, Map<String, String> environment) {
        Map<String, String> variables = new HashMap<>(environment);
        span.context()
                .map(outer::within)
                .ifPresent(inner -> inner.forEachField((name, value) -> {
                    String variable = name.toUpperCase(Locale.ROOT);
                    if (value.isEmpty()) {
                        variables.remove(variable);
                    } else {
                        variables.put(variable, value);
                    }
                }));
        return variables;
    }
}
