package dev.loki.domain.trace.tree;

import dev.loki.domain.trace.Span;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a reader wants to know of a span without reading its attributes.
 *
 * @param detail what tells it from others of its name, such as an enforcement point, a tool, a model; empty where nothing
 *     does
 * @param verdict what was decided in it; null where nothing was
 * @param usage what it says it took
 */
public record SpanFacts(
        WorkKind kind, String detail, @Nullable SpanVerdict verdict, SpanUsage usage) {

    static SpanFacts of(Span span) {
        FactReader reader = new FactReader();
        span.attributes().forEach(reader::read);
        return reader.facts(span.name()).besides(span.name());
    }

    /** Without a detail where the name says it already, as {@code loki.rarv.act} does of ACT. */
    private SpanFacts besides(String name) {
        boolean isSaid = name.toLowerCase(Locale.ROOT).endsWith("." + detail.toLowerCase(Locale.ROOT));
        return isSaid ? new SpanFacts(kind, "", verdict, usage) : this;
    }
}
