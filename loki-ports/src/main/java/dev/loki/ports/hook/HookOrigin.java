package dev.loki.ports.hook;

import dev.loki.domain.trace.TraceContext;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a hook's process was started: what its environment says, as whoever answers is another process.
 *
 * @param session the governed run that the agent belongs to; null outside of one
 * @param trace the span that the agent works in
 * @param cwd the folder that the process was started in, absolute; null where it is not known
 */
public record HookOrigin(
        @Nullable String session,
        TraceContext trace,
        @Nullable String cwd) {

    /** Nothing is known of it. */
    public static final HookOrigin UNKNOWN = new HookOrigin(null, TraceContext.NONE, null);

    /** The variables of a hook's environment that are to be handed on. */
    public static final String SESSION = "LOKI_SESSION_ID";

    /**
     * Reads what the hook's environment says: LOKI_SESSION_ID, TRACEPARENT, TRACESTATE and BAGGAGE.
     *
     * @param variables gives the value of a variable, or null
     */
    public static HookOrigin of(Function<String, @Nullable String> variables, @Nullable String cwd) {
        String session = variables.apply(SESSION);
        return new HookOrigin(
                session == null || session.isBlank() ? null : session,
                TraceContext.read(field -> variables.apply(field.toUpperCase(Locale.ROOT))),
                cwd);
    }
}
