package dev.loki.contracts.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.hook.HookCall;
import dev.loki.domain.hook.HookMoment;
import dev.loki.domain.hook.HookVerdict;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.hook.AgentHooks;
import dev.loki.ports.hook.HookReply;
import dev.loki.ports.hook.UnreadableHookException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link AgentHooks} does. */
public abstract class AgentHooksContract {

    private static final String REASON = "no: it is \"not\" allowed\nat all";

    protected abstract AgentHooks hooks();

    /** A message of an event, as the vendor's program sends it. */
    protected abstract JsonObject recorded(String event);

    private String blocking() {
        return hooks().events().stream()
                .filter(event ->
                        hooks().moment(event).filter(HookMoment::blocks).isPresent())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyEventIsAMomentAndToolsAreAskedForBeforeAndBehind() {
        List<HookMoment> moments = hooks().events().stream()
                .map(event -> hooks().moment(event).orElseThrow())
                .toList();
        assertThat(moments).contains(HookMoment.BEFORE_TOOL, HookMoment.AFTER_TOOL, HookMoment.PROMPT);
        assertThat(hooks().events()).doesNotHaveDuplicates();
        assertThat(hooks().moment("NoSuchEvent")).isEmpty();
    }

    @Test
    void everyRecordedMessageIsRead() throws UnreadableHookException {
        for (String event : hooks().events()) {
            HookCall call = hooks().read(event, recorded(event));
            assertThat(call.agent()).isEqualTo(hooks().agent());
            assertThat(call.moment()).isEqualTo(hooks().moment(event).orElseThrow());
            assertThat(call.session()).as(event).isNotBlank();
            assertThat(call.cwd()).as(event).startsWith("/");
            boolean ofTool = call.moment() == HookMoment.BEFORE_TOOL || call.moment() == HookMoment.AFTER_TOOL;
            assertThat(call.tool().isEmpty()).as(event).isNotEqualTo(ofTool);
            if (ofTool) {
                assertThat(call.callId())
                        .as(event)
                        .isEqualTo(recorded(event).string("tool_use_id").orElse(null));
                assertThat(call.input().members()).as(event).isNotEmpty();
            }
        }
    }

    @Test
    void aMessageOfAnotherEventIsRefused() {
        String event = blocking();
        String other = hooks().events().stream()
                .filter(one -> !one.equals(event))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> hooks().read(event, recorded(other))).isInstanceOf(UnreadableHookException.class);
        assertThatThrownBy(() -> hooks().read(event, JsonObject.EMPTY)).isInstanceOf(UnreadableHookException.class);
        assertThatThrownBy(() -> hooks().read("NoSuchEvent", recorded(other)))
                .isInstanceOf(UnreadableHookException.class);
    }

    @Test
    void aToolWithoutANameOrWithoutAnObjectIsRefused() {
        String event = blocking();
        JsonObject message = recorded(event);
        assertThatThrownBy(() -> hooks().read(event, message.with("tool_name", JsonObject.EMPTY)))
                .isInstanceOfSatisfying(UnreadableHookException.class, unreadable -> assertThat(unreadable.call())
                        .hasValueSatisfying(known -> assertThat(known.input().toString())
                                .isEqualTo(String.valueOf(message.get("tool_input")))));
        assertThatThrownBy(() -> hooks().read(event, message.with("tool_input", JsonBoolean.TRUE)))
                .isInstanceOfSatisfying(UnreadableHookException.class, unreadable -> assertThat(unreadable.call())
                        .hasValueSatisfying(known -> assertThat(known.tool())
                                .isEqualTo(message.string("tool_name").orElseThrow())));
    }

    /** Either is enough for some vendor or version: the exit code, the reason on standard error, the JSON. */
    @Test
    void aDenialBlocksByExitCodeAndReasonAndDecision() {
        for (HookVerdict verdict : List.of(HookVerdict.deny(REASON), HookVerdict.end(REASON))) {
            HookReply reply = hooks().reply(blocking(), verdict);
            assertThat(reply.exitCode()).isEqualTo(HookReply.BLOCKED);
            assertThat(reply.stderr()).isEqualTo(REASON);
            assertThat(reply.stdout()).contains("\"deny\"").contains("\\\"not\\\" allowed\\nat all");
        }
    }

    /** No agent is told to skip its own question to its user, where it would heed that. */
    @Test
    void whatPassesExitsWithNothingThatRefuses() {
        for (String event : hooks().events()) {
            HookReply reply = hooks().reply(event, HookVerdict.PASS.noting(List.of("a note")));
            assertThat(reply.exitCode()).as(event).isZero();
            assertThat(reply.stderr()).isEqualTo("a note");
            assertThat(reply.stdout())
                    .as(event)
                    .doesNotContain("deny")
                    .doesNotContain("block")
                    .doesNotContain("false");
        }
    }

    @Test
    void whatIsLookedOnNeverExitsWithAnError() {
        for (String event : hooks().events()) {
            if (hooks().moment(event).filter(HookMoment::blocks).isEmpty()) {
                assertThat(hooks().reply(event, HookVerdict.deny(REASON)).exitCode())
                        .isZero();
                assertThat(hooks().reply(event, HookVerdict.end(REASON)).exitCode())
                        .isZero();
            }
        }
    }

    @Test
    void whatItCannotDoIsSaid() {
        assertThat(hooks().limits()).isNotEmpty().allSatisfy(limit -> assertThat(limit)
                .hasSizeGreaterThan(20));
    }
}
