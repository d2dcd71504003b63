package dev.loki.adapter.splunk.forward;

import dev.loki.domain.forward.ForwardedEntry;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Entries as events of the collector: the entry itself, its time, and chain, seq and hash as indexed fields. Pure.
 *
 * @see <a href="https://docs.splunk.com/Documentation/Splunk/latest/Data/FormateventsforHTTPEventCollector">Format events
 *     for HTTP Event Collector</a>
 */
record HecEvent(@Nullable String index, String sourceType, String host) {

    /** Well below what a collector takes in one event. */
    private static final int MAX_EVENT_BYTES = 256 * 1024;

    private static final int MAX_CUT = 200;

    JsonObject of(ForwardedEntry entry) {
        JsonObject.Builder event = JsonObject.builder();
        Instant time = entry.time();
        if (time != null) {
            event.put("time", JsonNumber.of(time.toEpochMilli() / 1_000.0));
        }
        event.put("source", "loki").put("sourcetype", sourceType);
        if (!host.isEmpty()) {
            event.put("host", host);
        }
        if (index != null) {
            event.put("index", index);
        }
        return event.put("event", content(entry)).put("fields", fields(entry)).build();
    }

    private static JsonObject content(ForwardedEntry entry) {
        if (entry.line().length <= MAX_EVENT_BYTES) {
            return entry.fields();
        }
        return JsonObject.builder()
                .put("action", cut(entry.action()))
                .put("actor", cut(entry.actor()))
                .put("pointer", entry.pointer())
                .build();
    }

    private static JsonObject fields(ForwardedEntry entry) {
        return JsonObject.builder()
                .put("loki_chain", entry.chain().wireName())
                .put("loki_seq", Long.toString(entry.seq()))
                .put("loki_hash", cut(entry.hash()))
                .put("loki_urgency", entry.urgency().name().toLowerCase(Locale.ROOT))
                .build();
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), MAX_CUT));
    }
}
