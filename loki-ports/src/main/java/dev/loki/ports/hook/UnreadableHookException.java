package dev.loki.ports.hook;

import dev.loki.domain.hook.HookCall;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a hook was given is not what its vendor documents. The message says what was expected, and no value. */
public final class UnreadableHookException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable HookCall call;

    public UnreadableHookException(String message) {
        super(message);
        this.call = null;
    }

    private UnreadableHookException(UnreadableHookException cause, HookCall call) {
        super(cause.getMessage(), cause);
        this.call = call;
    }

    /** The same, with what could be read of the call, for the record. */
    public UnreadableHookException of(HookCall known) {
        return new UnreadableHookException(this, known);
    }

    /** The call as far as it could be read; empty where nothing could. It is not to be judged. */
    public Optional<HookCall> call() {
        return Optional.ofNullable(call);
    }
}
