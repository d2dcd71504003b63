package dev.loki.adapter.syslog.forward;

import dev.loki.domain.forward.ForwardedEntry;
import dev.loki.domain.forward.Urgency;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * ArcSight's Common Event Format, version 0. Values are escaped; keys, which cannot be, are made of letters, digits and
 * {@code _ .} alone, so that no text from outside becomes a field.
 */
final class CefBody implements BodyFormat {

    private static final int MAX_DEPTH = 4;
    private static final int MAX_FIELDS = 100;
    private static final int MAX_KEY = 100;
    private static final int MAX_NAME = 512;
    private static final int MAX_CUT = 300;
    private static final List<String> DETAILS = List.of("metadata", "details");

    private final String device;

    /** An entry's fields for a device of this name; docs/configuration.md has the variables. */
    CefBody(String vendor, String product, String version) {
        this.device = "CEF:0|" + header(vendor) + "|" + header(product) + "|" + header(version) + "|";
    }

    @Override
    public String full(ForwardedEntry entry) {
        Map<String, String> fields = common(entry, MAX_NAME * 16);
        put(fields, "src", entry.fields().string("ip_address").orElse(""));
        put(
                fields,
                "requestClientApplication",
                entry.fields().string("user_agent").orElse(""));
        put(fields, "reason", entry.fields().string("why").orElse(""));
        put(fields, "msg", entry.fields().string("error").orElse(""));
        put(fields, "lokiCheckpoint", entry.fields().string("checkpoint").orElse(""));
        put(fields, "lokiUnreadable", entry.fields().string("unreadable").orElse(""));
        for (String details : DETAILS) {
            flatten(entry.fields().get(details), "loki", 1, fields);
        }
        return text(entry, fields);
    }

    @Override
    public String pointer(ForwardedEntry entry) {
        Map<String, String> fields = common(entry, MAX_CUT);
        fields.put("lokiSha256", entry.sha256());
        fields.put("lokiLength", Integer.toString(entry.line().length));
        return text(entry, fields);
    }

    private static Map<String, String> common(ForwardedEntry entry, int most) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (entry.time() != null) {
            fields.put("rt", Long.toString(millis(entry)));
        }
        put(fields, "suser", Texts.cut(entry.actor(), most));
        put(fields, "act", Texts.cut(entry.action(), most));
        String target = entry.target();
        if (target != null) {
            put(fields, "cs1", Texts.cut(target, most));
            fields.put("cs1Label", "target");
        }
        fields.put("outcome", entry.failed() ? "failure" : "success");
        fields.put("lokiChain", entry.chain().wireName());
        fields.put("lokiSeq", Long.toString(entry.seq()));
        put(fields, "lokiHash", Texts.cut(entry.hash(), most));
        return fields;
    }

    private static long millis(ForwardedEntry entry) {
        return entry.time() == null ? 0 : entry.time().toEpochMilli();
    }

    private String text(ForwardedEntry entry, Map<String, String> fields) {
        StringBuilder text = new StringBuilder(device);
        String action = header(Texts.cut(entry.action(), MAX_CUT));
        text.append(action)
                .append('|')
                .append(action)
                .append('|')
                .append(severity(entry.urgency()))
                .append('|');
        String separator = "";
        for (Map.Entry<String, String> field : fields.entrySet()) {
            text.append(separator).append(field.getKey()).append('=').append(value(field.getValue()));
            separator = " ";
        }
        return text.toString();
    }

    private static int severity(Urgency urgency) {
        return switch (urgency) {
            case INFO -> 3;
            case WARNING -> 6;
            case ALERT -> 10;
        };
    }

    private static void flatten(@Nullable JsonValue value, String key, int depth, Map<String, String> fields) {
        if (value instanceof JsonObject object && depth <= MAX_DEPTH) {
            object.members().forEach((name, member) -> flatten(member, key + "." + safe(name), depth + 1, fields));
        } else if (value != null && depth > 1 && fields.size() < MAX_FIELDS) {
            String text = value instanceof JsonString string ? string.value() : value.toString();
            fields.put(unused(Texts.cut(key, MAX_KEY), fields), text);
        }
    }

    private static String safe(String name) {
        return name.replaceAll("[^A-Za-z0-9_]", "_");
    }

    /** Two names may become one key. */
    private static String unused(String key, Map<String, String> fields) {
        String candidate = key;
        for (int i = 2; fields.containsKey(candidate); i++) {
            candidate = key + "_" + i;
        }
        return candidate;
    }

    private static void put(Map<String, String> fields, String key, String value) {
        if (!value.isEmpty()) {
            fields.put(key, value);
        }
    }

    private static String header(String text) {
        return Texts.oneLine(text).replace("\\", "\\\\").replace("|", "\\|");
    }

    private static String value(String text) {
        return Texts.oneLine(text.replace("\\", "\\\\")
                .replace("=", "\\=")
                .replace("\r", "\\r")
                .replace("\n", "\\n"));
    }
}
