package dev.loki.adapter.syslog.forward;

import dev.loki.domain.forward.EntryReading;
import dev.loki.domain.forward.ForwardedChain;
import dev.loki.domain.forward.ForwardedEntry;
import dev.loki.domain.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Entries whose every text tries to be something else; the same ones each time. */
final class HostileEntries {

    private static final List<String> PIECES = List.of(
            "a",
            " src=6.6.6.6",
            "|",
            "\\",
            "=",
            "\"",
            "]",
            "[",
            "\n",
            "\r\n",
            "\u0000",
            "\u001b[31m",
            "\u2028",
            "\uFEFF",
            "\ud83d\ude00",
            "\ud800",
            "é",
            " ",
            "<1>1 ",
            "\\n",
            "x".repeat(300),
            "\u007f",
            "login",
            "./");

    private HostileEntries() {}

    static Stream<ForwardedEntry> stream(int count) {
        Random random = new Random(42);
        return IntStream.range(0, count).mapToObj(i -> entry(i, random));
    }

    static ForwardedEntry entry(JsonObject fields) {
        return EntryReading.entry(
                ForwardedChain.DASHBOARD, 7, fields, fields.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ForwardedEntry entry(int i, Random random) {
        JsonObject details = JsonObject.builder()
                .put(text(random), text(random))
                .put(
                        text(random),
                        JsonObject.builder().put(text(random), text(random)).build())
                .build();
        JsonObject fields = JsonObject.builder()
                .put("timestamp", i % 3 == 0 ? text(random) : "2026-01-02T03:04:05.123456789+02:00")
                .put("action", text(random))
                .put("user_id", text(random))
                .put("resource_id", text(random))
                .put("ip_address", text(random))
                .put("error", i % 2 == 0 ? "" : text(random))
                .put("details", details)
                .put("_integrity_hash", text(random))
                .put("big", "y".repeat(i % 5 == 0 ? 20_000 : 0))
                .build();
        return entry(fields);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
