package dev.loki.application.checkpoint;

import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.checkpoint.KeptSegment.Contents;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A segment's first entry, and what it says of the one before.
 *
 * @param details its metadata
 * @param by who began the segment, when and why, for messages
 */
record SegmentStart(JsonObject details, String by) {

    static SegmentStart of(JsonObject entry) {
        return new SegmentStart(
                entry.get("metadata") instanceof JsonObject details ? details : JsonObject.EMPTY,
                entry.string("who").orElse("somebody") + " at "
                        + entry.string("timestamp").orElse("an unknown time") + ", who gave as the reason: "
                        + entry.string("why").orElse("none"));
    }

    /** The file that the one before was kept as; empty where it was gone. */
    Optional<String> previous() {
        return details.string("previous");
    }

    boolean wasDamaged() {
        return details.get("valid") != JsonBoolean.TRUE;
    }

    /** What was wrong, if anything. */
    String error() {
        return details.string("error").orElse("no reason is given");
    }

    @Nullable
    JsonValue length() {
        return details.get("length");
    }

    String sha256() {
        return details.string("sha256").orElse("no hash");
    }

    /** Whether a file is the one that was kept. */
    boolean isOf(Contents contents) {
        return Objects.equals(length(), JsonNumber.of(contents.length()))
                && contents.sha256().equals(sha256());
    }
}
