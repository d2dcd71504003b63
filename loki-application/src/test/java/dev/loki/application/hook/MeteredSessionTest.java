package dev.loki.application.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.usage.HeardSessions;
import dev.loki.domain.hook.HookCall;
import dev.loki.domain.hook.HookMoment;
import dev.loki.domain.trace.TraceContext;
import dev.loki.domain.usage.Agent;
import dev.loki.domain.usage.MeteredSessions;
import dev.loki.domain.usage.UnheardSession;
import dev.loki.domain.usage.Usage;
import dev.loki.domain.usage.UsageRecord;
import dev.loki.ports.hook.HookOrigin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeteredSessionTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final List<String> warnings = new ArrayList<>();
    private HeardSessions heard = new HeardSessions(Duration.ZERO, System::nanoTime, List.of(), kept -> {});
    private boolean limited = true;
    private Optional<String> over = Optional.empty();

    @Test
    void aSessionOfWhichNothingIsHeardIsDeniedItsSixthToolAndToldWhatToDo() {
        MeteredSession limit = limit(true);
        exhaust(limit);

        assertThat(before(limit)).hasValueSatisfying(reason -> assertThat(reason)
                .contains("after 5 tool calls nothing was heard")
                .contains("loki hook install claude-code")
                .contains("LOKI_BUDGET_UNMETERED=warn"));
        assertThat(before(limit)).isPresent();
        heard.used(usage());
        assertThat(before(limit)).isEmpty();
    }

    @Test
    void whatWasHeardOnceSpeaksForFiftyToolsAndNoMore() {
        MeteredSession limit = limit(true);
        heard.used(usage());
        for (int i = 0; i < MeteredSessions.CALLS_BETWEEN; i++) {
            assertThat(before(limit)).as("call %d", i).isEmpty();
        }

        assertThat(before(limit))
                .hasValueSatisfying(reason -> assertThat(reason).contains("after 50 tool calls nothing new was heard"));
        heard.used(usage());
        assertThat(before(limit)).isEmpty();
    }

    @Test
    void anotherProcessGoesOnCounting() {
        List<UnheardSession> kept = new ArrayList<>();
        List<Integer> writes = new ArrayList<>();
        heard = keeping(List.of(), kept, writes);
        MeteredSession limit = limit(true);
        exhaust(limit);
        heard = keeping(List.copyOf(kept), kept, writes);
        assertThat(before(limit)).isPresent();
        assertThat(before(limit)).isPresent();
        heard = keeping(List.copyOf(kept), kept, writes);
        assertThat(before(limit)).isPresent();
        assertThat(writes).as("a write for each of the first six").hasSize(6);

        heard.used(usage());

        assertThat(before(limit)).isEmpty();
        assertThat(kept).isEmpty();
    }

    private static HeardSessions keeping(List<UnheardSession> before, List<UnheardSession> kept, List<Integer> writes) {
        return new HeardSessions(Duration.ZERO, System::nanoTime, before, now -> {
            kept.clear();
            kept.addAll(now);
            writes.add(now.size());
        });
    }

    @Test
    void aCallThatIsTheFirstTooManyWaitsForWhatIsOnItsWay() throws InterruptedException {
        heard = new HeardSessions(LONG, System::nanoTime, List.of(), kept -> {});
        MeteredSession limit = limit(true);
        exhaust(limit);
        Thread telling = new Thread(() -> heard.used(usage()));
        telling.start();

        assertThat(before(limit)).isEmpty();
        telling.join();
    }

    @Test
    void whereItIsOnlyToBeSaidItIsAWarning() {
        MeteredSession limit = limit(false);
        exhaust(limit);

        assertThat(before(limit)).isEmpty();
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("nothing was heard")
                .doesNotContain("LOKI_BUDGET");
    }

    @Test
    void whereNothingIsReceivedTheFirstToolIsDeniedAndWithoutALimitNone() {
        MeteredSession deaf = new MeteredSession(() -> limited, Optional::empty, true, () -> over, warnings::add);

        assertThat(before(deaf)).hasValueSatisfying(reason -> assertThat(reason).contains("is not received here"));
        limited = false;
        assertThat(before(deaf)).isEmpty();
    }

    @Test
    void aBudgetThatIsUsedUpEndsASessionBehindItsToolsUnlessARunDoes() {
        MeteredSession limit = limit(true);
        HookCall behind = HookCall.of("claude-code", "PostToolBatch", HookMoment.AFTER_TOOLS);
        assertThat(limit.reached(behind, HookOrigin.UNKNOWN)).isEmpty();
        over = Optional.of("used up");

        assertThat(limit.reached(behind, HookOrigin.UNKNOWN)).contains("used up");
        assertThat(limit.reached(behind, new HookOrigin("run-1", TraceContext.NONE, null)))
                .isEmpty();
        assertThat(before(limit)).as("the budgets themselves deny the tool").isEmpty();
    }

    private MeteredSession limit(boolean denies) {
        return new MeteredSession(() -> limited, () -> Optional.of(heard), denies, () -> over, warnings::add);
    }

    private static void exhaust(MeteredSession limit) {
        for (int i = 0; i < MeteredSessions.UNSEEN_CALLS; i++) {
            assertThat(before(limit)).isEmpty();
        }
    }

    private static Optional<String> before(MeteredSession limit) {
        HookCall call =
                HookCall.of("claude-code", "PreToolUse", HookMoment.BEFORE_TOOL).in("session", null);
        return limit.reached(call, HookOrigin.UNKNOWN);
    }

    private static UsageRecord usage() {
        return new UsageRecord(
                Agent.CLAUDE_CODE,
                "session",
                "claude-opus-4-8",
                new Usage(1, 1, 0, 0, 1),
                1,
                1,
                null,
                null,
                UsageRecord.Source.REQUEST);
    }
}
