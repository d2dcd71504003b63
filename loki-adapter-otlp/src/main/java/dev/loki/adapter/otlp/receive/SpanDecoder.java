package dev.loki.adapter.otlp.receive;

import dev.loki.adapter.otlp.wire.Field;
import dev.loki.adapter.otlp.wire.Message;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanEvent;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.SpanKind;
import dev.loki.domain.trace.SpanLink;
import dev.loki.domain.trace.SpanStatus;
import dev.loki.domain.trace.TraceId;
import dev.loki.domain.trace.TraceState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;

/**
 * One span.
 *
 * @see <a href="https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto">trace.proto</a>
 */
final class SpanDecoder {

    private static final List<String> KINDS = List.of(
            "SPAN_KIND_UNSPECIFIED",
            "SPAN_KIND_INTERNAL",
            "SPAN_KIND_SERVER",
            "SPAN_KIND_CLIENT",
            "SPAN_KIND_PRODUCER",
            "SPAN_KIND_CONSUMER");
    private static final List<String> CODES = List.of("STATUS_CODE_UNSET", "STATUS_CODE_OK", "STATUS_CODE_ERROR");
    private static final List<SpanStatus.Code> STATUS_CODES =
            List.of(SpanStatus.Code.UNSET, SpanStatus.Code.OK, SpanStatus.Code.ERROR);
    private static final long SAMPLED_FLAG = 1;

    private SpanDecoder() {}

    static Span span(Message span, Texts texts) {
        long start = time(span, Field.START);
        long end = time(span, Field.END);
        if (end < start) {
            throw Field.END.expected("no time before " + Field.START.jsonName());
        }
        return new Span(
                context(span, Field.TRACE_ID, Field.SPAN_ID, Field.TRACE_STATE, Field.FLAGS),
                span.spanId(Field.PARENT_SPAN_ID).orElse(null),
                texts.name(span.text(Field.SPAN_NAME)),
                kind(span),
                start,
                end,
                AttributeDecoder.attributes(span, Field.SPAN_ATTRIBUTES, Field.SPAN_DROPPED_ATTRIBUTES, texts),
                span.message(Field.STATUS).map(found -> status(found, texts)).orElse(SpanStatus.UNSET),
                all(span, Field.EVENTS, event -> event(event, texts)),
                all(span, Field.LINKS, link -> link(link, texts)),
                AttributeDecoder.count(span, Field.DROPPED_EVENTS),
                AttributeDecoder.count(span, Field.DROPPED_LINKS));
    }

    /** A time, which a long holds until the year 2262. */
    static long time(Message holder, Field field) {
        long nanos = holder.fixed64(field);
        if (nanos < 0) {
            throw field.expected("nanoseconds since 1970, before the year 2262");
        }
        return nanos;
    }

    private static SpanContext context(Message holder, Field trace, Field span, Field state, Field flags) {
        TraceId traceId = holder.traceId(trace).orElseThrow(() -> trace.expected("32 hex digits, not all zero"));
        SpanId spanId = holder.spanId(span).orElseThrow(() -> span.expected("16 hex digits, not all zero"));
        boolean sampled = !holder.has(flags) || (holder.fixed32(flags) & SAMPLED_FLAG) != 0;
        return new SpanContext(traceId, spanId, sampled, TraceState.parse(holder.text(state)));
    }

    /** One that is not specified may be taken for an internal one, OTLP says. */
    private static SpanKind kind(Message span) {
        int number = span.choice(Field.KIND, KINDS);
        return EnumSet.allOf(SpanKind.class).stream()
                .filter(kind -> kind.otlpNumber() == number)
                .findFirst()
                .orElse(SpanKind.INTERNAL);
    }

    private static SpanStatus status(Message status, Texts texts) {
        SpanStatus.Code code = STATUS_CODES.get(status.choice(Field.STATUS_CODE, CODES));
        return new SpanStatus(code, texts.value(status.text(Field.STATUS_MESSAGE)));
    }

    private static SpanEvent event(Message event, Texts texts) {
        Attributes attributes =
                AttributeDecoder.attributes(event, Field.EVENT_ATTRIBUTES, Field.EVENT_DROPPED_ATTRIBUTES, texts);
        return new SpanEvent(texts.name(event.text(Field.EVENT_NAME)), time(event, Field.EVENT_TIME), attributes);
    }

    private static SpanLink link(Message link, Texts texts) {
        return new SpanLink(
                context(link, Field.LINK_TRACE_ID, Field.LINK_SPAN_ID, Field.LINK_TRACE_STATE, Field.LINK_FLAGS),
                AttributeDecoder.attributes(link, Field.LINK_ATTRIBUTES, Field.LINK_DROPPED_ATTRIBUTES, texts));
    }

    private static <T> List<T> all(Message span, Field list, Function<Message, T> reading) {
        List<T> items = new ArrayList<>();
        span.messages(list).forEach(item -> items.add(reading.apply(item)));
        return items;
    }
}
