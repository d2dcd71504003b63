package dev.loki.adapter.fs.outbox;

import dev.loki.adapter.fs.storage.KeyedLines;
import dev.loki.adapter.fs.storage.Storage;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.outbox.OutboxContents;
import dev.loki.ports.outbox.WaitingCall;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Which calls were sent under which numbers, the last {@value #MOST}, as digests in a file of JSON lines: an outbox that was
 * restored or cut gives a number twice, and the second call must not count as the first. Thread-safe.
 */
final class SentCalls {

    /** How many calls are remembered. */
    static final int MOST = 50_000;

    private static final String SHA256 = "sha256";

    private final KeyedLines lines;

    SentCalls(Storage storage, Path file, JsonReader json) {
        this.lines = new KeyedLines(storage, file, json, MOST);
    }

    void remember(String outbox, WaitingCall call) throws IOException {
        JsonObject digest = JsonObject.builder().put(SHA256, digest(call)).build();
        lines.change(key(outbox, call), before -> Optional.of(digest));
    }

    /** The first call under whose number another is remembered. */
    Optional<WaitingCall> other(OutboxContents contents) throws IOException {
        return lines.read(all -> contents.calls().stream()
                .filter(call -> isOther(all, contents.outbox(), call))
                .findFirst());
    }

    private static boolean isOther(Map<String, JsonObject> all, String outbox, WaitingCall call) {
        JsonObject known = all.get(key(outbox, call));
        return known != null && !new JsonString(digest(call)).equals(known.get(SHA256));
    }

    private static String key(String outbox, WaitingCall call) {
        return outbox + " " + call.number();
    }

    private static String digest(WaitingCall call) {
        return Sha256.hex(OutboxLines.bytes(CallLine.write(call)));
    }
}
