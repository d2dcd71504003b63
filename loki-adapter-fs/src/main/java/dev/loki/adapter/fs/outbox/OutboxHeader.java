package dev.loki.adapter.fs.outbox;

import dev.loki.domain.json.JsonFieldException;
import dev.loki.domain.json.JsonFields;
import dev.loki.domain.json.JsonObject;
import java.util.regex.Pattern;

/**
 * The first line of an outbox, and of a file that was exported from it.
 *
 * @param outbox 32 hex digits
 * @param first the number of the first call behind it
 */
record OutboxHeader(String outbox, long first) {

    private static final String FORMAT = "loki-outbox";
    private static final long VERSION = 1;
    private static final int LONGEST = 100;
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}");

    JsonObject write() {
        return JsonObject.builder()
                .put("format", FORMAT)
                .put("version", VERSION)
                .put("outbox", outbox)
                .put("first", first)
                .build();
    }

    /** @throws JsonFieldException where it is none */
    static OutboxHeader read(JsonFields line) {
        if (!line.text("format", LONGEST).filter(FORMAT::equals).isPresent()) {
            throw line.problem("format", "expected " + FORMAT + ": it is no outbox");
        }
        if (line.count("version").orElse(0) != VERSION) {
            throw line.problem("version", "expected " + VERSION + "; another version of loki wrote it");
        }
        String outbox = line.requiredText("outbox", LONGEST);
        long first = line.count("first").orElse(0);
        if (!NAME.matcher(outbox).matches() || first < 1) {
            throw line.problem("outbox", "expected 32 hex digits, and in 'first' a number from 1");
        }
        return new OutboxHeader(outbox, first);
    }
}
