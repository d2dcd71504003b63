package dev.loki.adapter.syslog.forward;

import dev.loki.domain.forward.ForwardedEntry;
import dev.loki.domain.forward.Urgency;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Events of the Open Cybersecurity Schema Framework, version 1.7.0, as JSON. The chain's hash is {@code metadata.uid}, the
 * entry itself is in {@code unmapped}.
 *
 * @see <a href="https://schema.ocsf.io/1.7.0/classes">OCSF event classes</a>
 */
final class OcsfBody implements BodyFormat {

    private static final String VERSION = "1.7.0";
    /** Which strict readers refuse: nobody shall hide an event from them by half a character. */
    private static final Pattern LONE_SURROGATE = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\ud[89a-f][0-9a-f]{2}");

    private static final int MAX_CUT = 200;
    private static final int MAX_TEXT = 4_000;

    private final JsonObject product;
    private final JsonObject device;

    OcsfBody(String vendor, String product, String version, String host) {
        this.product = JsonObject.builder()
                .put("name", product)
                .put("vendor_name", vendor)
                .put("version", version)
                .build();
        this.device =
                JsonObject.builder().put("hostname", host).put("type_id", 0).build();
    }

    @Override
    public String full(ForwardedEntry entry) {
        JsonObject unmapped = JsonObject.builder().put("loki", entry.fields()).build();
        return event(entry, MAX_TEXT, unmapped, new String(entry.line(), StandardCharsets.UTF_8));
    }

    @Override
    public String pointer(ForwardedEntry entry) {
        JsonObject unmapped =
                JsonObject.builder().put("pointer", entry.pointer()).build();
        return event(entry, MAX_CUT, unmapped, "");
    }

    private String event(ForwardedEntry entry, int most, JsonObject unmapped, String raw) {
        OcsfClass type = OcsfClass.of(entry);
        int activity = type.activity(entry.action());
        JsonObject.Builder event = JsonObject.builder()
                .put("class_uid", type.uid())
                .put("category_uid", type.uid() / 1000)
                .put("activity_id", activity)
                .put("type_uid", type.uid() * 100L + activity)
                .put("time", entry.time() == null ? 0 : entry.time().toEpochMilli())
                .put("severity_id", severity(entry.urgency()))
                .put("status_id", entry.failed() ? 2 : 1)
                .put("message", Texts.cut(entry.action(), most))
                .put("metadata", metadata(entry));
        if (type != OcsfClass.DETECTION_FINDING) {
            event.put("actor", user(entry, most));
        }
        aboutClass(event, type, entry, most);
        event.put("unmapped", unmapped);
        JsonObject whole = (raw.isEmpty() ? event : event.put("raw_data", raw)).build();
        return LONE_SURROGATE.matcher(whole.toString()).replaceAll("$1\\\\ufffd");
    }

    /** What the class demands beside what all have. */
    private void aboutClass(JsonObject.Builder event, OcsfClass type, ForwardedEntry entry, int most) {
        String action = Texts.cut(entry.action(), most);
        String target = Texts.cut(entry.target() == null ? "" : entry.target(), most);
        switch (type) {
            case PROCESS_ACTIVITY ->
                event.put("device", device).put("process", named(target.isEmpty() ? action : target));
            case FILE_SYSTEM_ACTIVITY -> event.put("device", device).put("file", file(target));
            case AUTHENTICATION ->
                event.put("user", named(Texts.cut(entry.actor(), most)))
                        .put(
                                "dst_endpoint",
                                JsonObject.builder()
                                        .put(
                                                "hostname",
                                                device.string("hostname").orElse(""))
                                        .build());
            case DETECTION_FINDING -> event.put("finding_info", finding(entry, action));
            case API_ACTIVITY ->
                event.put("api", JsonObject.builder().put("operation", action).build())
                        .put("src_endpoint", source(entry))
                        .put("resources", new JsonArray(List.of(named(target))));
        }
    }

    private static JsonObject named(String name) {
        return JsonObject.builder().put("name", name).build();
    }

    private static JsonObject user(ForwardedEntry entry, int most) {
        return JsonObject.builder()
                .put("user", named(Texts.cut(entry.actor(), most)))
                .build();
    }

    private static JsonObject file(String path) {
        return JsonObject.builder()
                .put("name", path.substring(path.lastIndexOf('/') + 1))
                .put("path", path)
                .put("type_id", 0)
                .build();
    }

    private static JsonObject finding(ForwardedEntry entry, String title) {
        return JsonObject.builder()
                .put("title", title)
                .put("uid", entry.chain().wireName() + "-" + entry.seq())
                .build();
    }

    private JsonObject source(ForwardedEntry entry) {
        String address = entry.fields().string("ip_address").orElse("");
        return address.isEmpty()
                ? JsonObject.builder()
                        .put("hostname", device.string("hostname").orElse(""))
                        .build()
                : JsonObject.builder().put("ip", Texts.cut(address, MAX_CUT)).build();
    }

    private JsonObject metadata(ForwardedEntry entry) {
        return JsonObject.builder()
                .put("version", VERSION)
                .put("product", product)
                .put("uid", Texts.cut(entry.hash(), MAX_CUT))
                .put("sequence", entry.seq())
                .put("log_name", entry.chain().wireName())
                .build();
    }

    private static int severity(Urgency urgency) {
        return switch (urgency) {
            case INFO -> 1;
            case WARNING -> 3;
            case ALERT -> 5;
        };
    }
}
