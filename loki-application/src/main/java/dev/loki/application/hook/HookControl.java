package dev.loki.application.hook;

import dev.loki.application.audit.Actor;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.policy.PolicyControl;
import dev.loki.application.trace.OpenSpan;
import dev.loki.application.trace.Traces;
import dev.loki.domain.event.EventSources;
import dev.loki.domain.hook.HookCall;
import dev.loki.domain.hook.HookMoment;
import dev.loki.domain.hook.HookVerdict;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.trace.LokiAttributes;
import dev.loki.ports.hook.AgentHooks;
import dev.loki.ports.hook.HookOrigin;
import dev.loki.ports.hook.HookReply;
import dev.loki.ports.hook.UnreadableHookException;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Answers agents' hooks. A tool waits for its answer, and is not used where none can be made; what is only looked on is put
 * on record, and goes on whatever happens here. Every tool call is in the audit trail before it is answered. Thread-safe.
 */
public final class HookControl {

    /** The most that a hook may be given, in bytes. */
    public static final int MOST_BYTES = 32 * 1024 * 1024;

    private static final Pattern SESSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final String BY = "Loki: ";

    private final Supplier<JsonReader> json;
    private final Function<Actor, PolicyControl> policies;
    private final PolicyControl.Claim claim;
    private final SessionLimit limit;
    private final HookRecorder recorder;
    private final Traces traces;

    /**
     * @param policies asked in the name of an agent, which is not believed
     * @param claim has the last word on what requires approval
     * @param limit asked about each tool call that nothing else speaks against, and behind it
     */
    public HookControl(
            Supplier<JsonReader> json,
            Function<Actor, PolicyControl> policies,
            PolicyControl.Claim claim,
            SessionLimit limit,
            AuditTrail audit,
            Traces traces) {
        this.json = json;
        this.policies = policies;
        this.claim = claim;
        this.limit = limit;
        this.recorder = new HookRecorder(audit);
        this.traces = traces;
    }

    /**
     * Answers one call of a hook. Never throws.
     *
     * @param event as the vendor spells it
     * @param stdin what the hook was given
     */
    public HookReply answer(AgentHooks agent, String event, byte[] stdin, HookOrigin origin) {
        HookMoment moment = agent.moment(event).orElse(null);
        if (moment == null) {
            return HookReply.blocked(
                    BY + agent.agent() + " has no event of this name that is listened to; expected one of "
                            + String.join(", ", agent.events()));
        }
        HookVerdict verdict = verdict(agent, event, moment, stdin, origin);
        return agent.reply(event, verdict.saidBy(BY));
    }

    private HookVerdict verdict(AgentHooks agent, String event, HookMoment moment, byte[] stdin, HookOrigin origin) {
        try (OpenSpan span = traces.within(origin.trace()).hook(agent.agent(), moment.wireName())) {
            HookVerdict verdict = judged(agent, event, moment, stdin, origin, span);
            span.put(LokiAttributes.HOOK_OUTCOME, verdict.outcome().name().toLowerCase(Locale.ROOT));
            return verdict;
        }
    }

    private HookVerdict judged(
            AgentHooks agent, String event, HookMoment moment, byte[] stdin, HookOrigin origin, OpenSpan span) {
        try {
            requireSession(origin);
            HookCall call = within(agent.read(event, message(stdin, moment)), origin);
            if (span.isRecording() && !call.tool().isEmpty()) {
                span.put(LokiAttributes.TOOL_NAME, call.tool());
            }
            Actor actor = new Actor(agent.agent(), EventSources.HOOK, origin.session());
            HookJudge judge = new HookJudge(
                    policies.apply(actor), claim, limit, origin, span.context().orElse(null));
            return moment.blocks() ? toolCall(call, judge, actor, span) : told(call, judge, actor, span);
        } catch (UnreadableHookException e) {
            return failed(moment, "what the hook was given is not understood: " + e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            return failed(moment, "the check failed (" + e.getClass().getSimpleName() + "); please report it");
        }
    }

    private static void requireSession(HookOrigin origin) throws UnreadableHookException {
        if (origin.session() != null && !SESSION.matcher(origin.session()).matches()) {
            throw new UnreadableHookException(HookOrigin.SESSION + " must be at most 64 letters, digits, _ or -");
        }
    }

    private JsonObject message(byte[] stdin, HookMoment moment) throws UnreadableHookException {
        if (stdin.length > MOST_BYTES) {
            throw new UnreadableHookException("it is longer than " + MOST_BYTES + " bytes");
        }
        try {
            JsonReader reader = json.get();
            JsonValue value = moment.blocks() ? reader.readStrict(stdin) : reader.readTolerant(stdin);
            if (value instanceof JsonObject object) {
                return object;
            }
            throw new UnreadableHookException("it must be a JSON object, not " + value.typeName());
        } catch (JsonSyntaxException e) {
            throw new UnreadableHookException("it is not JSON: " + e.describe());
        }
    }

    /** An agent that does not say where it works does so where its hook was started. */
    private static HookCall within(HookCall call, HookOrigin origin) {
        return call.cwd() == null ? call.in(call.session(), origin.cwd()) : call;
    }

    private HookVerdict toolCall(HookCall call, HookJudge judge, Actor actor, OpenSpan span) {
        HookVerdict verdict = judge.beforeTool(call);
        try {
            recorder.call(call, verdict, actor, span);
            return verdict;
        } catch (RuntimeException e) {
            String why = "the tool call could not be recorded, and so does not happen: " + e.getMessage();
            return verdict.passes() ? HookVerdict.deny(why) : verdict.noting(List.of(why));
        }
    }

    private HookVerdict told(HookCall call, HookJudge judge, Actor actor, OpenSpan span) {
        if (call.moment() == HookMoment.AFTER_TOOLS) {
            return judge.afterTool(call); // each of the tools is on record
        }
        HookVerdict verdict = looked(call, judge);
        try {
            recorder.told(call, verdict, actor, span);
            return verdict;
        } catch (RuntimeException e) {
            return verdict.noting(List.of("it could not be recorded: " + e.getMessage()));
        }
    }

    private static HookVerdict looked(HookCall call, HookJudge judge) {
        HookVerdict ended = call.moment() == HookMoment.AFTER_TOOL ? judge.afterTool(call) : HookVerdict.PASS;
        boolean judged = call.moment() == HookMoment.PROMPT || call.moment() == HookMoment.AFTER_TOOL;
        String text = judged && ended.passes() ? call.toldText() : "";
        return text.isEmpty() ? ended : judge.text(text, call.tool());
    }

    /** What is looked on goes on. */
    private static HookVerdict failed(HookMoment moment, String why) {
        return moment.blocks() ? HookVerdict.deny(why) : HookVerdict.PASS.noting(List.of(why));
    }
}
