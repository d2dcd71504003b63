package dev.loki.adapter.fs.webhook;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.storage.DiskStorage;
import dev.loki.adapter.fs.storage.KeyedLines;
import dev.loki.adapter.fs.storage.Storage;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.webhook.DeliveryLog;
import dev.loki.ports.webhook.DeliveryLogException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The deliveries of the last eight days in a file of JSON lines, shared by all processes of a project; the last
 * {@value #MOST} of them. Nothing is made before the first is noted. Thread-safe; interrupts do not disturb it.
 */
public final class FileDeliveryLog implements DeliveryLog {

    /** How many deliveries are remembered. */
    public static final int MOST = 100_000;

    private static final String RECEIVED = "received";
    private static final String HANDLED = "handled";

    private final Path file;
    private final KeyedLines lines;

    /** @param file such as {@code .loki/integrations/deliveries.jsonl}, on a local file system */
    public FileDeliveryLog(Path file, JsonReader json) {
        this(new DiskStorage(), file, json);
    }

    FileDeliveryLog(Storage storage, Path file, JsonReader json) {
        this.file = file;
        this.lines = new KeyedLines(storage, file, json, MOST);
    }

    @Override
    public boolean note(String service, String delivery, Instant received) {
        JsonObject noted = line(received, false);
        try {
            lines.dropOldestWhile(value -> isOver(value, KEPT, received));
            Optional<JsonObject> before =
                    lines.change(key(service, delivery), known -> known.filter(value -> holds(value, received))
                            .or(() -> Optional.of(noted)));
            return before.filter(value -> holds(value, received)).isEmpty();
        } catch (IOException e) {
            throw trouble(e);
        }
    }

    @Override
    public void handled(String service, String delivery, Instant received) {
        change(service, delivery, known -> Optional.of(line(received, true)));
    }

    @Override
    public void forget(String service, String delivery) {
        change(service, delivery, known -> Optional.empty());
    }

    private void change(String service, String delivery, KeyedLines.Change change) {
        try {
            lines.change(key(service, delivery), change);
        } catch (IOException e) {
            throw trouble(e);
        }
    }

    private static boolean holds(JsonObject value, Instant now) {
        boolean isHandled = JsonBoolean.TRUE.equals(value.get(HANDLED));
        return !isOver(value, isHandled ? KEPT : HANDLING, now);
    }

    /** A time that cannot be read is none that is over. */
    private static boolean isOver(JsonObject value, Duration after, Instant now) {
        try {
            return value.string(RECEIVED)
                    .map(Instant::parse)
                    .filter(then -> then.plus(after).isBefore(now))
                    .isPresent();
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static JsonObject line(Instant received, boolean handled) {
        return JsonObject.builder()
                .put(RECEIVED, received.toString())
                .put(HANDLED, handled)
                .build();
    }

    private static String key(String service, String delivery) {
        return service + " " + delivery;
    }

    private DeliveryLogException trouble(IOException e) {
        return new DeliveryLogException(
                "cannot write " + file + ": " + IoReason.of(e) + "; " + IoReason.adviceToWrite(e), e);
    }
}
