package dev.loki.application.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.House;
import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.SpanStatus;
import dev.loki.domain.trace.TraceId;
import dev.loki.domain.trace.TraceState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsToSpansTest {

    private static final SpanContext REMOTE = SpanContext.parse(
                    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
            .orElseThrow()
            .with(TraceState.parse("vendor=value"));

    private final House house = new House();
    private final EventsToSpans subscriber = new EventsToSpans(house.spans, house.clock, house.contexts, null);

    @Test
    void bothShapesBeginAndEndASession() {
        subscriber.handle(event("session_start", "2026-02-21T10:00:00Z", "provider", "claude"));
        subscriber.handle(event("session", "2026-02-21T10:00:05.5Z", "action", "end"));

        Span span = spans().get(0);
        assertThat(span.name()).isEqualTo("loki.session");
        assertThat(span.startEpochNanos()).isEqualTo(nanos("2026-02-21T10:00:00Z"));
        assertThat(span.endEpochNanos()).isEqualTo(nanos("2026-02-21T10:00:05.5Z"));
        assertThat(span.attributes()).hasToString("[session.provider=claude]");
    }

    @Test
    void anIterationHappensInItsSessionAndOtherWorkInTheIteration() {
        subscriber.handle(event("session_start", "2026-02-21T10:00:00Z", "session", "s"));
        subscriber.handle(event("iteration_start", "2026-02-21T10:00:01Z", "session", "s", "iteration", "1"));
        subscriber.handle(event("otel_span_start", "2026-02-21T10:00:02Z", "session", "s", "span_name", "tests"));
        subscriber.handle(event("otel_span_end", "2026-02-21T10:00:03Z", "session", "s", "span_name", "tests"));
        subscriber.handle(event(
                "iteration_complete", "2026-02-21T10:00:04Z", "session", "s", "iteration", "1", "status", "completed"));
        subscriber.handle(event("session_end", "2026-02-21T10:00:05Z", "session", "s", "result", "1"));

        Span tests = spans().get(0);
        Span iteration = spans().get(1);
        Span session = spans().get(2);
        assertThat(tests.name()).isEqualTo("tests");
        assertThat(tests.parent()).isEqualTo(iteration.context().spanId());
        assertThat(iteration.parent()).isEqualTo(session.context().spanId());
        assertThat(session.parent()).isNull();
        assertThat(iteration.status()).isEqualTo(SpanStatus.OK);
        assertThat(session.status().code()).isEqualTo(SpanStatus.Code.ERROR);
        assertThat(spans())
                .extracting(span -> span.context().traceId())
                .containsOnly(session.context().traceId());
    }

    @Test
    void sessionsSideBySideAreTwo() {
        subscriber.handle(event("session_start", "2026-02-21T10:00:00Z", "session", "s"));
        subscriber.handle(event("session_start", "2026-02-21T10:00:01Z", "session", "t"));
        subscriber.handle(event("session_end", "2026-02-21T10:00:02Z", "session", "s"));
        subscriber.handle(event("session_end", "2026-02-21T10:00:03Z", "session", "t"));

        assertThat(spans()).extracting(span -> span.context().traceId()).doesNotHaveDuplicates();
        assertThat(spans())
                .extracting(Span::endEpochNanos)
                .containsExactly(nanos("2026-02-21T10:00:02Z"), nanos("2026-02-21T10:00:03Z"));
    }

    @Test
    void theSameEventAgainBeginsNothingNew() {
        subscriber.handle(event("session_start", "2026-02-21T10:00:00Z"));
        subscriber.handle(event("session_start", "2026-02-21T10:00:00Z"));
        subscriber.handle(event("session_end", "2026-02-21T10:00:02Z"));
        subscriber.handle(event("session_end", "2026-02-21T10:00:02Z"));

        assertThat(spans()).hasSize(1);
    }

    @Test
    void sessionsHappenInTheSpanThatIsGiven() {
        EventsToSpans within = new EventsToSpans(house.spans, house.clock, house.contexts, REMOTE);
        within.handle(event("session_start", "2026-02-21T10:00:00Z"));
        within.handle(event("session_end", "2026-02-21T10:00:02Z"));

        assertThat(spans().get(0).parent()).isEqualTo(REMOTE.spanId());
    }

    @Test
    void workHappensInTheSpanThatItsEventTellsOf() {
        subscriber.handle(event("otel_span_start", "2026-02-21T10:00:00Z", "span_name", "tests")
                .within(REMOTE));
        subscriber.handle(event("otel_span_end", "2026-02-21T10:00:01Z", "span_name", "tests"));

        assertThat(spans().get(0).parent()).isEqualTo(REMOTE.spanId());
        assertThat(spans().get(0).context().traceId()).isEqualTo(REMOTE.traceId());
        assertThat(spans().get(0).context().state()).isEqualTo(REMOTE.state());
    }

    @Test
    void iterationWhoseEventTellsWhatItsSessionDidHappensInTheSession() {
        SpanContext inner = new SpanContext(REMOTE.traceId(), new SpanId(77), true);
        subscriber.handle(event("session_start", "2026-02-21T10:00:00Z").within(REMOTE));
        subscriber.handle(event("iteration_start", "2026-02-21T10:00:01Z", "iteration", "1")
                .within(REMOTE));
        subscriber.handle(event("iteration_start", "2026-02-21T10:00:01Z", "iteration", "2")
                .within(inner));
        subscriber.handle(event("iteration_complete", "2026-02-21T10:00:02Z", "iteration", "1"));
        subscriber.handle(event("iteration_complete", "2026-02-21T10:00:02Z", "iteration", "2"));
        subscriber.handle(event("session_end", "2026-02-21T10:00:03Z"));

        assertThat(spans().get(0).parent()).isEqualTo(spans().get(2).context().spanId());
        assertThat(spans().get(1).parent()).isEqualTo(inner.spanId());
        assertThat(spans().get(2).parent()).isEqualTo(REMOTE.spanId());
    }

    @Test
    void sessionWhoseSpanAnotherMakesIsNotMadeTwiceAndHoldsWhatTellsOfNone() {
        subscriber.handle(event("session", "2026-02-21T10:00:00Z", "action", "start", "session", "s")
                .within(REMOTE)
                .traced());
        subscriber.handle(event("otel_span_start", "2026-02-21T10:00:01Z", "span_name", "tests"));
        subscriber.handle(event("otel_span_end", "2026-02-21T10:00:02Z", "span_name", "tests"));
        subscriber.handle(event("session", "2026-02-21T10:00:03Z", "action", "end", "session", "s")
                .within(REMOTE)
                .traced());
        subscriber.close();

        assertThat(spans()).singleElement().satisfies(span -> {
            assertThat(span.name()).isEqualTo("tests");
            assertThat(span.parent()).isEqualTo(REMOTE.spanId());
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sessionOfAnotherTraceThatIsSaidToBeMadeElsewhereMovesNoOther(boolean sampled) {
        EventsToSpans within = new EventsToSpans(house.spans, house.clock, house.contexts, REMOTE);
        within.handle(elsewhere("evil", new SpanContext(new TraceId(6, 6), new SpanId(6), sampled)));
        work(within);

        assertThat(spans()).hasSize(2);
        assertThat(spans().get(1).parent()).isEqualTo(REMOTE.spanId());
        assertThat(spans()).extracting(span -> span.context().traceId()).containsOnly(REMOTE.traceId());
    }

    @Test
    void noSessionUnsamplesWhatTheSpanAroundItSamples() {
        EventsToSpans within = new EventsToSpans(house.spans, house.clock, house.contexts, REMOTE);
        within.handle(elsewhere("evil", new SpanContext(REMOTE.traceId(), new SpanId(6), false)));
        work(within);

        assertThat(spans()).hasSize(2);
    }

    @Test
    void withoutASpanAroundThemNoSessionUnsamplesOthersOrMovesThemOutOfTheFirstOnesTrace() {
        subscriber.handle(elsewhere("evil", new SpanContext(new TraceId(5, 5), new SpanId(5), false)));
        subscriber.handle(elsewhere("run", REMOTE));
        subscriber.handle(elsewhere("evil too", new SpanContext(new TraceId(6, 6), new SpanId(6), true)));
        work(subscriber);

        assertThat(spans()).hasSize(2);
        assertThat(spans().get(1).parent()).isEqualTo(REMOTE.spanId());
    }

    @Test
    void sessionOfTheSameTraceThatAnotherMakesHoldsTheOthers() {
        EventsToSpans within = new EventsToSpans(house.spans, house.clock, house.contexts, REMOTE);
        within.handle(elsewhere("run", new SpanContext(REMOTE.traceId(), new SpanId(6), true)));
        work(within);

        assertThat(spans().get(1).parent()).isEqualTo(new SpanId(6));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aNameThatWasTakenInAdvanceIsLeftToTheSessionOfTheTraceThatThisBelongsTo(boolean sampled) {
        EventsToSpans within = new EventsToSpans(house.spans, house.clock, house.contexts, REMOTE);
        within.handle(elsewhere("real", new SpanContext(new TraceId(6, 6), new SpanId(6), sampled)));
        within.handle(elsewhere("real", new SpanContext(REMOTE.traceId(), new SpanId(7), true)));
        work(within);
        within.handle(elsewhere("real", new SpanContext(new TraceId(8, 8), new SpanId(8), true)));

        assertThat(spans()).singleElement().satisfies(iteration -> {
            assertThat(iteration.parent()).isEqualTo(new SpanId(7));
            assertThat(iteration.context().traceId()).isEqualTo(REMOTE.traceId());
        });
    }

    @Test
    void aSpanWhoseNameIsTakenOverEndsAsAnError() {
        EventsToSpans within = new EventsToSpans(house.spans, house.clock, house.contexts, REMOTE);
        within.handle(event("session_start", "2026-02-21T10:00:00Z", "session", "real"));
        within.handle(elsewhere("real", new SpanContext(REMOTE.traceId(), new SpanId(7), true)));

        assertThat(spans()).singleElement().satisfies(span -> assertThat(span.status())
                .isEqualTo(SpanStatus.error("another has its name")));
    }

    @Test
    void workWithinATraceThatIsNotSampledIsNoSpan() {
        SpanContext unsampled = new SpanContext(REMOTE.traceId(), REMOTE.spanId(), false);
        subscriber.handle(event("session_start", "2026-02-21T10:00:00Z").within(unsampled));
        subscriber.handle(event("iteration_start", "2026-02-21T10:00:00Z"));
        subscriber.handle(event("iteration_complete", "2026-02-21T10:00:01Z"));
        subscriber.handle(event("session_end", "2026-02-21T10:00:01Z"));

        assertThat(spans()).isEmpty();
    }

    @Test
    void contextThatIsBrokenIsAsGoodAsNone() {
        Event event = event("session_start", "2026-02-21T10:00:00Z");
        subscriber.handle(new Event(event.json().with("traceparent", new JsonString("00-zz-01"))));
        subscriber.handle(event("session_end", "2026-02-21T10:00:01Z"));

        assertThat(spans().get(0).parent()).isNull();
    }

    @Test
    void secretsInAPayloadAreMasked() {
        String token = "AKIA" + "Q3EG7ZT5LKMN2VB4";
        subscriber.handle(event("otel_span_start", "2026-02-21T10:00:00Z", "span_name", "push", "remote", token));
        subscriber.handle(event("otel_span_end", "2026-02-21T10:00:01Z", "span_name", "push", "status", token));

        assertThat(spans().get(0).toString()).contains("remote=").doesNotContain(token);
    }

    @Test
    void whatDoesNotEndEndsAsAnError() {
        subscriber.handle(event("iteration_start", "2026-02-21T09:00:00Z", "iteration", "1"));
        subscriber.close();
        subscriber.close();

        assertThat(spans()).hasSize(1);
        assertThat(spans().get(0).status()).isEqualTo(SpanStatus.error("no end was seen"));
    }

    @Test
    void timesThatAreNoneOrImpossibleHarmNothing() {
        for (String time : List.of("never", "+99999-01-01T00:00:00Z", "0000-01-01T00:00:00Z", "../../x")) {
            subscriber.handle(event("session_start", time, "session", time));
            subscriber.handle(event("session_end", time, "session", time));
        }

        assertThat(spans()).hasSize(4).allMatch(span -> span.endEpochNanos() >= span.startEpochNanos());
    }

    @Test
    void noMoreSpansAreHeldOpenThanAThousand() {
        for (int i = 0; i < 1_010; i++) {
            subscriber.handle(event("otel_span_start", "2026-02-21T10:00:00Z", "span_name", "n" + i));
        }

        assertThat(spans()).hasSize(10);
    }

    @Test
    void otherEventsAreNoSpans() {
        subscriber.handle(event("weather", "2026-02-21T10:00:00Z", "action", "start"));

        assertThat(spans()).isEmpty();
    }

    /** A session in which there is an iteration, of which no event tells a span. */
    private static void work(EventsToSpans to) {
        to.handle(event("session_start", "2026-02-21T10:00:01Z", "session", "real"));
        to.handle(event("iteration_start", "2026-02-21T10:00:02Z", "session", "real", "iteration", "1"));
        to.handle(event("iteration_complete", "2026-02-21T10:00:03Z", "session", "real", "iteration", "1"));
        to.handle(event("session_end", "2026-02-21T10:00:04Z", "session", "real"));
    }

    private static Event elsewhere(String session, SpanContext span) {
        return event("session_start", "2026-02-21T10:00:00Z", "session", session)
                .within(span)
                .traced();
    }

    private List<Span> spans() {
        return house.spans.spans();
    }

    private static long nanos(String time) {
        Instant instant = Instant.parse(time);
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }

    private static Event event(String type, String time, String... members) {
        JsonObject.Builder payload = JsonObject.builder();
        for (int i = 0; i < members.length; i += 2) {
            payload.put(members[i], members[i + 1]);
        }
        return Event.of("e1", type, "runner", time, payload.build());
    }
}
