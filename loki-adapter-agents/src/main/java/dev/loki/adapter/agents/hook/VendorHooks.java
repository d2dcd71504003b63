package dev.loki.adapter.agents.hook;

import dev.loki.domain.hook.HookMoment;
import dev.loki.domain.hook.HookVerdict;
import dev.loki.ports.hook.AgentHooks;
import dev.loki.ports.hook.HookReply;
import dev.loki.ports.hook.UnreadableHookException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the hooks of all vendors have: a name, and events that are moments. Immutable. */
public abstract class VendorHooks implements AgentHooks {

    private final String agent;
    private final List<Map.Entry<String, HookMoment>> moments;

    /** @param moments each event that is listened to, in the order of a session */
    protected VendorHooks(String agent, List<Map.Entry<String, HookMoment>> moments) {
        this.agent = agent;
        this.moments = List.copyOf(moments);
    }

    @Override
    public final String agent() {
        return agent;
    }

    @Override
    public final List<String> events() {
        return moments.stream().map(Map.Entry::getKey).toList();
    }

    @Override
    public final Optional<HookMoment> moment(String event) {
        return moments.stream()
                .filter(entry -> entry.getKey().equals(event))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The moment of an event that is to be read. */
    protected final HookMoment momentToRead(String event) throws UnreadableHookException {
        return moment(event).orElseThrow(() -> new UnreadableHookException("there is no event " + event));
    }

    @Override
    public final HookReply reply(String event, HookVerdict verdict) {
        HookMoment moment = moment(event).orElse(HookMoment.BEFORE_TOOL);
        if (moment.blocks() && !verdict.passes()) {
            return new HookReply(HookReply.BLOCKED, refusal(event, verdict.reason()), verdict.reason());
        }
        return new HookReply(0, answer(event, moment, verdict), said(verdict));
    }

    /** What is said on standard error, where people look. */
    private static String said(HookVerdict verdict) {
        return verdict.passes() ? String.join("\n", verdict.notes()) : verdict.reason();
    }

    /** What stands on standard output where a tool is refused; exit code 2 refuses it besides. */
    protected abstract String refusal(String event, String reason);

    /** What stands on standard output else; empty where nothing does. */
    protected abstract String answer(String event, HookMoment moment, HookVerdict verdict);
}
