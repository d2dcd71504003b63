package dev.loki.application.hook;

import dev.loki.domain.hook.HookCall;
import dev.loki.domain.hook.HookMoment;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.hook.AgentHooks;
import dev.loki.ports.hook.HookOrigin;
import dev.loki.ports.hook.UnreadableHookException;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a hook was given, as far as it could be read.
 *
 * @param call with what is known of it
 * @param session the governed run it belongs to; null outside of one, and where what names it is no name
 * @param unread why it cannot be judged; null where it can
 */
record HookReading(
        HookCall call, @Nullable String session, @Nullable String unread) {

    private static final Pattern SESSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    /** Never throws. */
    static HookReading of(
            Supplier<JsonReader> json,
            AgentHooks agent,
            String event,
            HookMoment moment,
            byte[] stdin,
            HookOrigin origin) {
        HookCall nothing = HookCall.of(agent.agent(), event, moment);
        try {
            HookCall call = agent.read(event, message(json, stdin, moment));
            return isSession(origin)
                    ? new HookReading(within(call, origin), origin.session(), null)
                    : new HookReading(within(call, origin), null, notUnderstood(oddSession()));
        } catch (UnreadableHookException e) {
            HookCall known = within(e.call().orElse(nothing), origin);
            String session = isSession(origin) ? origin.session() : null;
            return new HookReading(known, session, notUnderstood(String.valueOf(e.getMessage())));
        } catch (RuntimeException | StackOverflowError e) {
            return new HookReading(within(nothing, origin), null, checkFailed(e));
        }
    }

    /** Its message may hold what was judged, and so is left out. */
    static String checkFailed(Throwable fault) {
        return "the check failed (" + fault.getClass().getSimpleName() + "); please report it";
    }

    private static String notUnderstood(String why) {
        return "what the hook was given is not understood: " + why;
    }

    private static boolean isSession(HookOrigin origin) {
        return origin.session() == null || SESSION.matcher(origin.session()).matches();
    }

    private static String oddSession() {
        return HookOrigin.SESSION + " must be at most 64 letters, digits, _ or -";
    }

    private static JsonObject message(Supplier<JsonReader> json, byte[] stdin, HookMoment moment)
            throws UnreadableHookException {
        if (stdin.length > HookControl.MOST_BYTES) {
            throw new UnreadableHookException("it is longer than " + HookControl.MOST_BYTES + " bytes");
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
}
