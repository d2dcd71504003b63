package dev.loki.application.resident;

import dev.loki.ports.hook.HookOrigin;
import dev.loki.ports.hook.HookReply;

/** Answers hooks by what is configured now. */
@FunctionalInterface
public interface HookAnswers {

    /**
     * Answers one call of a hook.
     *
     * @param event what the hook was given
     * @throws RuntimeException where there is no answer; its message says why, to people
     */
    HookReply answer(String agent, String name, byte[] event, HookOrigin origin);
}
