package dev.loki.application.hook;

import dev.loki.domain.hook.HookCall;
import dev.loki.domain.hook.HookVerdict;
import dev.loki.ports.hook.HookOrigin;
import java.util.Optional;

/**
 * What ends an agent's work besides the policies and budgets, such as that nothing is heard of what it consumes.
 * Implementations are thread-safe. Where one throws, the tool call is denied.
 */
@FunctionalInterface
public interface ToolCallLimit {

    /** No limit. */
    ToolCallLimit NONE = (call, origin) -> HookVerdict.PASS;

    /**
     * Judges a tool call that everything else allows, once for each.
     *
     * @return {@link HookVerdict#PASS}, perhaps with notes, where it may happen
     */
    HookVerdict judge(HookCall call, HookOrigin origin);

    /**
     * Why the agent is to do nothing more, asked after each tool call; empty where it may go on, and where the run that it
     * belongs to sees to that.
     */
    default Optional<String> over(HookOrigin origin) {
        return Optional.empty();
    }
}
