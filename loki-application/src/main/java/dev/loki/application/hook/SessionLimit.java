package dev.loki.application.hook;

import dev.loki.domain.hook.HookCall;
import dev.loki.ports.hook.HookOrigin;
import java.util.Optional;

/**
 * What ends an agent's session besides the policies, such as a budget that is used up, or that nothing is heard of what it
 * consumes. Implementations are thread-safe. Where one throws before a tool's use, the tool is denied.
 */
@FunctionalInterface
public interface SessionLimit {

    /** No limit. */
    SessionLimit NONE = (call, origin) -> Optional.empty();

    /**
     * Why the session must not go on; empty where it may. Asked before a tool is used that nothing else speaks against,
     * which is then denied; behind each tool, and behind all tools of one answer, where the session is ended as far as the
     * vendor lets a hook do that. {@link HookCall#moment} says which of these it is.
     */
    Optional<String> reached(HookCall call, HookOrigin origin);
}
