package dev.loki.ports.hook;

import dev.loki.domain.hook.HookCall;
import dev.loki.domain.hook.HookMoment;
import dev.loki.domain.hook.HookVerdict;
import dev.loki.domain.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** How one vendor's agent speaks with its hooks. Implementations are immutable and thread-safe. */
public interface AgentHooks {

    /** What the agent is called on the command line, such as {@code claude-code}. */
    String agent();

    /** The events that are listened to, as the vendor spells them, in the order of a session. */
    List<String> events();

    /** The moment that an event is; empty where it is not listened to. */
    Optional<HookMoment> moment(String event);

    /**
     * Reads what a hook was given.
     *
     * @param event one of {@link #events}
     * @param message what stood on its standard input
     * @throws UnreadableHookException where it lacks what the vendor documents, so that it cannot be judged
     */
    HookCall read(String event, JsonObject message) throws UnreadableHookException;

    /**
     * Says a verdict in the vendor's way.
     *
     * @param event one of {@link #events}
     */
    HookReply reply(String event, HookVerdict verdict);

    /** What hooks of this agent cannot block or see, a sentence each, for people. */
    List<String> limits();
}
