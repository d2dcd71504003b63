package dev.loki.adapter.agents.hook;

import dev.loki.domain.hook.HookCall;
import dev.loki.domain.hook.HookMoment;
import dev.loki.domain.hook.HookVerdict;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.hook.AgentHooks;
import dev.loki.ports.hook.HookReply;
import dev.loki.ports.hook.UnreadableHookException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the hooks of all vendors have: a name, events that are moments, and messages that are read alike. A vendor says how its
 * own differ. Immutable.
 */
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

    @Override
    public final HookCall read(String event, JsonObject message) throws UnreadableHookException {
        HookMoment moment = moment(event).orElseThrow(() -> new UnreadableHookException("there is no event " + event));
        Fields fields = new Fields(message);
        HookCall call = placed(HookCall.of(agent, event, moment), fields);
        try {
            fields.requireEvent(event);
            return read(call, fields);
        } catch (UnreadableHookException e) {
            throw e.of(fields.knownOf(call));
        }
    }

    private HookCall read(HookCall call, Fields fields) throws UnreadableHookException {
        HookMoment moment = call.moment();
        return switch (moment) {
            case BEFORE_TOOL -> tool(call, fields);
            case AFTER_TOOL -> tool(call, fields).telling(fields.first(told(moment)));
            case PROMPT, SESSION_START, SESSION_END, STOP, AFTER_TOOLS -> call.telling(fields.first(told(moment)));
        };
    }

    /** The call with its session and its folder: {@code session_id} and {@code cwd}. */
    protected HookCall placed(HookCall call, Fields fields) {
        return call.in(fields.text("session_id"), fields.text("cwd"));
    }

    /** The call with its tool, as {@link Fields#tool} reads it. */
    protected HookCall tool(HookCall call, Fields fields) throws UnreadableHookException {
        return fields.tool(call);
    }

    /** The members that may hold what is looked at besides, the first one first; none where nothing is. */
    protected abstract String[] told(HookMoment moment);

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
