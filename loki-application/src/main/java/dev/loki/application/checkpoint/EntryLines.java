package dev.loki.application.checkpoint;

import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.checkpoint.ChainLines;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the few entries of a chain that say something about the chain itself. Thread-safe. */
final class EntryLines {

    private static final String RECOVERY = "\"what\":\"" + AuditActions.RECOVERY + "\"";

    private final JsonReader json;

    EntryLines(JsonReader json) {
        this.json = json;
    }

    /** What a segment says of the one before; empty where it is the chain's first. */
    Optional<SegmentStart> segmentStart(ChainLines lines) {
        return first(lines)
                .flatMap(this::entry)
                .filter(entry -> entry.string("what")
                        .filter(AuditActions.SEGMENT_START::equals)
                        .isPresent())
                .map(SegmentStart::of);
    }

    /** What the chain of these lines is called; empty where it has none. */
    static String originOf(ChainLines lines) {
        return first(lines).map(ChainTree::originOf).orElse("");
    }

    boolean isRecovery(byte[] line) {
        return new String(line, StandardCharsets.ISO_8859_1).contains(RECOVERY)
                && entry(line)
                        .flatMap(entry -> entry.string("what"))
                        .filter(AuditActions.RECOVERY::equals)
                        .isPresent();
    }

    @Nullable
    Instant timestamp(byte[] line) {
        try {
            return entry(line)
                    .flatMap(entry -> entry.string("timestamp"))
                    .map(Instant::parse)
                    .orElse(null);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Optional<byte[]> first(ChainLines lines) {
        List<byte[]> first = new ArrayList<>();
        lines.read(0, (line, end) -> {
            first.add(line);
            return false;
        });
        return first.stream().findFirst();
    }

    private Optional<JsonObject> entry(byte[] line) {
        try {
            return json.readTolerant(line) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (JsonSyntaxException e) {
            return Optional.empty();
        }
    }
}
