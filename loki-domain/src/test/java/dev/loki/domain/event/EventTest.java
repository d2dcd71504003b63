package dev.loki.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.TraceId;
import dev.loki.domain.trace.TraceState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An event is checked when it is made, and carried as it is. */
class EventTest {
    private static final Event EVENT = Event.of(
            "0123456789abcdef",
            "task",
            "cli",
            "2026-02-21T10:00:00.000Z",
            JsonObject.EMPTY.with("n", JsonNumber.of(1)));

    @Test
    void aNewEventHasTheSixMembersOfTheSeed() {
        assertThat(EVENT.json())
                .hasToString("{\"id\":\"0123456789abcdef\",\"type\":\"task\",\"source\":\"cli\","
                        + "\"timestamp\":\"2026-02-21T10:00:00.000Z\",\"payload\":{\"n\":1},\"version\":\"1.0\"}");
    }

    @Test
    void anEventMayTellInWhichSpanItHappens() {
        SpanContext span = new SpanContext(new TraceId(1, 2), new SpanId(3), true, TraceState.parse("a=b"));

        assertThat(EVENT.within(span).json().toString())
                .endsWith(
                        "\"version\":\"1.0\",\"traceparent\":\"00-00000000000000010000000000000002-0000000000000003-01\","
                                + "\"tracestate\":\"a=b\"}");
        assertThat(EVENT.within(span).span()).contains(span);
        assertThat(EVENT.within(span.with(TraceState.EMPTY)).json().get("tracestate"))
                .isNull();
        assertThat(EVENT.span()).isEmpty();
        assertThat(EVENT.isTraced()).isFalse();
        assertThat(EVENT.within(span).traced().isTraced()).isTrue();
    }

    @Test
    void membersAreReadBack() {
        assertThat(EVENT.id()).isEqualTo("0123456789abcdef");
        assertThat(EVENT.type()).isEqualTo("task");
        assertThat(EVENT.source()).isEqualTo("cli");
        assertThat(EVENT.timestamp()).isEqualTo("2026-02-21T10:00:00.000Z");
        assertThat(EVENT.payload()).hasToString("{\"n\":1}");
    }

    @Test
    void unknownMembersTypesAndSourcesAreCarried() {
        JsonObject json = EVENT.json()
                .with("type", new JsonString("weather"))
                .with("source", new JsonString("moon"))
                .with("version", new JsonString("7.1"))
                .with("extra", JsonNull.NULL);

        assertThat(new Event(json).json()).isSameAs(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "type", "source", "timestamp", "payload"})
    void aMissingMemberIsNamed(String member) {
        Map<String, JsonValue> members = new LinkedHashMap<>(EVENT.json().members());
        members.remove(member);

        assertThatThrownBy(() -> new Event(JsonObject.of(members)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(member + " must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "type", "source", "timestamp", "payload"})
    void aMemberOfTheWrongTypeIsNamed(String member) {
        assertThatThrownBy(() -> new Event(EVENT.json().with(member, JsonNumber.of(1))))
                .hasMessageStartingWith(member + " must be");
        assertThatThrownBy(() -> new Event(EVENT.json().with(member, JsonNull.NULL)))
                .hasMessageStartingWith(member + " must be");
        assertThatThrownBy(() -> new Event(EVENT.json().with(member, new JsonString(""))))
                .hasMessageStartingWith(member + " must be");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a/b", "*", "..", ".", "a\0b", "a\n", "\n", " a", "a b", "-a", "_a", "a.json", "a\\b", "ä", "a:b"
            })
    void anIdThatCouldChooseAPathIsRefused(String id) {
        assertThatThrownBy(() -> new Event(EVENT.json().with("id", new JsonString(id))))
                .hasMessageStartingWith("id must be");
    }

    @Test
    void idsAreBoundedInLength() {
        assertThat(Event.requireId("a".repeat(128))).hasSize(128);
        assertThatThrownBy(() -> Event.requireId("a".repeat(129))).hasMessageStartingWith("id must be");
    }

    @Test
    void theFileIsNamedByTheEmittersClock() {
        assertThat(EventFileName.of(Instant.parse("2026-02-21T10:00:00Z"), EVENT))
                .isEqualTo("2026-02-21T10-00-00.000000Z_0123456789abcdef.json");
    }

    @Test
    void fileNamesSortInTimeOrder() {
        Instant early = Instant.parse("2026-02-21T09:59:59.999Z");

        assertThat(EventFileName.of(early, EVENT)).isLessThan(EventFileName.of(early.plusMillis(1), EVENT));
    }

    @Test
    void theSeedsTypesAndSourcesAreKnown() {
        assertThat(EventTypes.KNOWN)
                .containsExactly("state", "memory", "task", "metric", "error", "session", "command", "user");
        assertThat(EventSources.KNOWN)
                .containsExactly("cli", "api", "vscode", "mcp", "skill", "hook", "dashboard", "memory", "runner");
    }
}
