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
import dev.loki.domain.trace.LokiAttributes;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.hook.AgentHooks;
import dev.loki.ports.hook.HookOrigin;
import dev.loki.ports.hook.HookReply;
import dev.loki.ports.json.JsonReader;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Answers agents' hooks. A tool waits for its answer, and is not used where none can be made; what is only looked on is put
 * on record, and goes on whatever happens here. Every tool call is in the audit trail before it is answered, also one that is not understood. Thread-safe.
 */
public final class HookControl {

    /** The most that a hook may be given, in bytes. */
    public static final int MOST_BYTES = 32 * 1024 * 1024;

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
        HookReading reading = HookReading.of(json, agent, event, moment, stdin, origin);
        HookCall call = reading.call();
        if (span.isRecording() && !call.tool().isEmpty()) {
            span.put(LokiAttributes.TOOL_NAME, call.tool());
        }
        Actor actor = new Actor(agent.agent(), EventSources.HOOK, reading.session());
        try {
            HookJudge judge = new HookJudge(
                    policies.apply(actor), claim, limit, origin, span.context().orElse(null));
            return moment.blocks()
                    ? recorded(call, asked(reading, judge), actor, span)
                    : told(reading, judge, actor, span);
        } catch (RuntimeException | StackOverflowError e) {
            String why = HookReading.checkFailed(e);
            return moment.blocks() ? recorded(call, HookVerdict.deny(why), actor, span) : goesOn(why);
        }
    }

    private static HookVerdict asked(HookReading reading, HookJudge judge) {
        return reading.unread() == null ? judge.beforeTool(reading.call()) : judge.unread(reading.unread());
    }

    /** Never throws. */
    private HookVerdict recorded(HookCall call, HookVerdict verdict, Actor actor, OpenSpan span) {
        try {
            recorder.call(call, verdict, actor, span);
            return verdict;
        } catch (AuditLogException e) {
            return unrecorded(verdict, String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            return unrecorded(verdict, e.getClass().getSimpleName());
        }
    }

    private static HookVerdict unrecorded(HookVerdict verdict, String fault) {
        String why = "the tool call could not be recorded, and so does not happen: " + fault;
        return verdict.passes() ? HookVerdict.deny(why) : verdict.noting(List.of(why));
    }

    private HookVerdict told(HookReading reading, HookJudge judge, Actor actor, OpenSpan span) {
        HookCall call = reading.call();
        if (reading.unread() != null) {
            return goesOn(reading.unread());
        }
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

    /** What is only looked on does, whatever happens. */
    private static HookVerdict goesOn(String why) {
        return HookVerdict.PASS.noting(List.of(why));
    }
}
