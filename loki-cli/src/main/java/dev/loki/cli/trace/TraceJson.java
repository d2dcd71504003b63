package dev.loki.cli.trace;

import dev.loki.cli.text.Amounts;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.SpanEvent;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.SpanLink;
import dev.loki.domain.trace.tree.SpanUsage;
import dev.loki.domain.trace.tree.SpanVerdict;
import dev.loki.domain.trace.tree.TraceBranch;
import dev.loki.domain.trace.tree.TraceNode;
import dev.loki.domain.trace.tree.TraceSummary;
import dev.loki.domain.trace.tree.TraceTree;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A trace as JSON: what it comes to, then its spans in the order of the tree, each with its depth; docs/telemetry.md shows
 * it. Names that no span has are left out.
 *
 * @param text what becomes of the texts of spans
 */
record TraceJson(UnaryOperator<String> text) {

    private static final long LARGEST_EXACT = 1L << 53;

    /** Writes one object, a span a line. */
    void write(TraceTree tree, Consumer<String> out) {
        String head = head(tree).toString();
        out.accept(head.substring(0, head.length() - 1) + ",\"spans\":[");
        Map<TraceNode, TraceBranch> tops = new HashMap<>();
        tree.branches().forEach(branch -> branch.nodes().forEach(node -> tops.put(node, branch)));
        String separator = "\n";
        for (TraceNode node : tree.inOrder()) {
            out.accept(separator + span(node, tops.get(node), tree.startEpochNanos()));
            separator = ",\n";
        }
        out.accept("\n]}\n");
    }

    JsonObject head(TraceTree tree) {
        JsonObject.Builder verdicts = JsonObject.builder();
        tree.verdicts().forEach((verdict, count) -> verdicts.put(text.apply(verdict.word()), count.longValue()));
        return JsonObject.builder()
                .put("trace_id", tree.traceId().hex())
                .put("start", Amounts.instant(tree.startEpochNanos()).toString())
                .put("duration_ns", tree.durationNanos())
                .put("span_count", tree.size())
                .put("duplicates", tree.duplicates())
                .put("errors", tree.errors())
                .put("verdicts", verdicts.build())
                .put("usage", usage(tree.usage()))
                .put("services", new JsonArray(strings(List.copyOf(tree.services()))))
                .build();
    }

    /** A span, by the beginning of its trace. */
    JsonObject span(TraceNode node, @Nullable TraceBranch branch, long traceStart) {
        JsonObject.Builder json = JsonObject.builder()
                .put("span_id", node.span().context().spanId().hex())
                .put("depth", node.depth());
        SpanId parent = node.span().parent();
        if (parent != null) {
            json.put("parent_span_id", parent.hex());
        }
        if (branch != null && branch.kind() != TraceBranch.Kind.ROOT) {
            json.put("gap", branch.kind().name().toLowerCase(Locale.ROOT));
        }
        json.put("name", text.apply(node.span().name()))
                .put("work", node.facts().kind().word())
                .put("kind", node.span().kind().name().toLowerCase(Locale.ROOT));
        putText(json, "detail", node.facts().detail());
        putText(json, "service", node.service());
        json.put("start", Amounts.instant(node.span().startEpochNanos()).toString())
                .put("offset_ns", node.span().startEpochNanos() - traceStart)
                .put("duration_ns", node.durationNanos())
                .put("self_ns", node.selfNanos());
        if (node.isCritical()) {
            json.put("critical", true);
        }
        putOutcome(json, node);
        putContent(json, node, traceStart);
        return json.build();
    }

    JsonObject summary(TraceSummary trace) {
        JsonObject.Builder json = JsonObject.builder()
                .put("trace_id", trace.traceId().hex())
                .put("start", Amounts.instant(trace.startEpochNanos()).toString())
                .put("name", text.apply(trace.name()));
        putText(json, "detail", trace.detail());
        json.put("has_root", trace.whole())
                .put("duration_ns", trace.durationNanos())
                .put("span_count", trace.spans())
                .put("errors", trace.errors());
        SpanVerdict worst = trace.worst();
        if (worst != null) {
            json.put("worst_verdict", text.apply(worst.word()));
        }
        return json.build();
    }

    private void putOutcome(JsonObject.Builder json, TraceNode node) {
        SpanVerdict verdict = node.facts().verdict();
        if (verdict != null) {
            json.put("verdict", text.apply(verdict.word()))
                    .put("tone", verdict.tone().name().toLowerCase(Locale.ROOT));
        }
        switch (node.span().status().code()) {
            case UNSET -> {}
            case OK -> json.put("status", "ok");
            case ERROR -> json.put("status", "error");
        }
        putText(json, "status_message", node.span().status().message());
        if (!node.facts().usage().isNone()) {
            json.put("usage", usage(node.facts().usage()));
        }
        SpanUsage whole = node.subtree().usage();
        if (!whole.equals(node.facts().usage())) {
            json.put("subtree_usage", usage(whole));
        }
    }

    private void putContent(JsonObject.Builder json, TraceNode node, long traceStart) {
        if (node.span().attributes().size() > 0) {
            json.put("attributes", attributes(node.span().attributes()));
        }
        if (node.span().attributes().dropped() > 0) {
            json.put("dropped_attributes", node.span().attributes().dropped());
        }
        if (!node.span().events().isEmpty()) {
            json.put(
                    "events",
                    new JsonArray(node.span().events().stream()
                            .map(event -> event(event, traceStart))
                            .toList()));
        }
        if (!node.span().links().isEmpty()) {
            json.put(
                    "links",
                    new JsonArray(node.span().links().stream().map(this::link).toList()));
        }
    }

    private JsonValue event(SpanEvent event, long traceStart) {
        return JsonObject.builder()
                .put("name", text.apply(event.name()))
                .put("offset_ns", event.epochNanos() - traceStart)
                .put("attributes", attributes(event.attributes()))
                .build();
    }

    private JsonValue link(SpanLink link) {
        return JsonObject.builder()
                .put("trace_id", link.context().traceId().hex())
                .put("span_id", link.context().spanId().hex())
                .put("attributes", attributes(link.attributes()))
                .build();
    }

    private JsonObject attributes(Attributes attributes) {
        JsonObject.Builder json = JsonObject.builder();
        attributes.forEach((name, value) -> json.put(text.apply(name), value(value)));
        return json.build();
    }

    /** A number that a double does not hold is a text. */
    private JsonValue value(Object value) {
        if (value instanceof Boolean truth) {
            return JsonBoolean.of(truth);
        }
        if (value instanceof Double number) {
            return JsonNumber.of(number);
        }
        if (value instanceof Long number && Math.abs(number) <= LARGEST_EXACT) {
            return JsonNumber.of(number);
        }
        return value instanceof List<?> list ? new JsonArray(strings(list)) : string(value);
    }

    private List<JsonValue> strings(List<?> values) {
        return values.stream().map(this::string).toList();
    }

    private JsonValue string(Object value) {
        return new JsonString(text.apply(value.toString()));
    }

    private static JsonObject usage(SpanUsage usage) {
        return JsonObject.builder()
                .put("input_tokens", usage.input())
                .put("output_tokens", usage.output())
                .put("cache_read_tokens", usage.cacheRead())
                .put("cache_written_tokens", usage.cacheWritten())
                .put("cost_usd", JsonNumber.of(usage.costUsd()))
                .build();
    }

    private void putText(JsonObject.Builder json, String name, String value) {
        if (!value.isEmpty()) {
            json.put(name, text.apply(value));
        }
    }
}
