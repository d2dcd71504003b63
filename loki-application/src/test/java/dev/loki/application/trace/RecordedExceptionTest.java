package dev.loki.application.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.House;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanKind;
import dev.loki.domain.trace.SpanStatus;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** An exception is told by the names of OpenTelemetry, and never with what it quotes of secrets. */
class RecordedExceptionTest {

    private static final String TOKEN = "AKIA" + "Q3EG7ZT5LKMN2VB4";

    private final House house = new House();

    @Test
    void exceptionIsAnEventAndAnError() {
        Span span = recorded(new IOException("disk full"));
        assertThat(span.status()).isEqualTo(SpanStatus.error("java.io.IOException: disk full"));
        assertThat(span.events()).singleElement().satisfies(event -> {
            assertThat(event.name()).isEqualTo("exception");
            assertThat(map(event.attributes()))
                    .containsEntry("exception.type", "java.io.IOException")
                    .containsEntry("exception.message", "disk full");
            assertThat(text(event.attributes(), "exception.stacktrace"))
                    .startsWith("java.io.IOException\n\tat " + getClass().getName());
        });
    }

    @Test
    void secretsAreMaskedInTheMessageAndMessagesOfCausesAreNotTold() {
        RuntimeException cause = new RuntimeException("inner " + TOKEN + " inner");
        Span span = recorded(new IllegalStateException("push with " + TOKEN + " failed", cause));
        assertThat(span.toString() + span.events())
                .contains("push with", "failed", "Caused by: java.lang.RuntimeException")
                .doesNotContain(TOKEN, "inner");
    }

    @Test
    void reasonsOfFailuresAreMasked() {
        try (OpenSpan span = house.tracer.start("work", SpanKind.INTERNAL, null)) {
            span.fail("cannot push with " + TOKEN);
        }
        assertThat(house.spans.spans().get(0).status().message())
                .startsWith("cannot push")
                .doesNotContain(TOKEN);
    }

    @Test
    void messageAndStackAreBounded() {
        IllegalStateException thrown = new IllegalStateException("x".repeat(1 << 20));
        StackTraceElement[] deep = new StackTraceElement[1_000];
        Arrays.fill(deep, new StackTraceElement("a.B", "c", "B.java", 7));
        thrown.setStackTrace(deep);
        Attributes told = recorded(thrown).events().get(0).attributes();
        assertThat(text(told, "exception.message")).hasSize(1_003);
        assertThat(text(told, "exception.stacktrace")).hasLineCount(32).contains("... 970 more");
    }

    @Test
    void messageThatIsMissingIsLeftOut() {
        Span span = recorded(new IllegalStateException());
        assertThat(map(span.events().get(0).attributes())).doesNotContainKey("exception.message");
        assertThat(span.status().message()).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void causesThatGoRoundEnd() {
        RuntimeException one = new RuntimeException();
        RuntimeException two = new RuntimeException(one);
        one.initCause(two);
        assertThat(text(recorded(one).events().get(0).attributes(), "exception.stacktrace"))
                .hasSizeLessThan(Attributes.LONGEST + 1);
    }

    @Test
    void exceptionThatThrowsWhereItIsAskedHarmsNothing() {
        Span span = recorded(new Hostile());
        assertThat(text(span.events().get(0).attributes(), "exception.type")).endsWith("Hostile");
    }

    private Span recorded(Throwable thrown) {
        try (OpenSpan span = house.tracer.start("work", SpanKind.INTERNAL, null)) {
            span.recordException(thrown);
        }
        return house.spans.spans().get(0);
    }

    private static Map<String, Object> map(Attributes attributes) {
        Map<String, Object> map = new TreeMap<>();
        attributes.forEach(map::put);
        return map;
    }

    private static String text(Attributes attributes, String name) {
        return String.valueOf(map(attributes).get(name));
    }

    private static final class Hostile extends RuntimeException {

        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("not now");
        }

        @Override
        public synchronized Throwable getCause() {
            throw new IllegalStateException("never");
        }
    }
}
