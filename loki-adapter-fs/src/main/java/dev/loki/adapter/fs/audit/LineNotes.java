package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.storage.StoredLine;
import dev.loki.adapter.fs.storage.StoredLine.Ending;
import dev.loki.domain.audit.AgentChain;
import dev.loki.domain.audit.ChainFinding;
import dev.loki.domain.audit.ChainFinding.Kind;
import dev.loki.domain.audit.ChainFindings;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.json.Utf8;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be said of a line that is hashed and linked right. Thread-safe. */
final class LineNotes {

    private static final int MOST_NAMES = 5;
    private static final int LONGEST_NAME = 40;

    private final JsonReader json;

    LineNotes(JsonReader json) {
        this.json = json;
    }

    /**
     * Notes all that is to be said of a line.
     *
     * @param number of the line, from 0
     */
    void take(StoredLine line, long number, JsonObject entry, ChainFindings findings) {
        Long seq = entry.get("seq") instanceof JsonNumber value ? Long.valueOf(value.longValueExact()) : null;
        String utf8 = notUtf8(line.bytes());
        note(Kind.INVALID_UTF8, utf8, number, seq, findings);
        note(Kind.DUPLICATE_KEY, duplicates(line.bytes(), utf8 == null), number, seq, findings);
        note(Kind.UNHASHED_FIELD, unhashed(entry), number, seq, findings);
        note(Kind.HASH_PREFIX, prefix(entry), number, seq, findings);
        if (line.ending() == Ending.END_OF_FILE) {
            note(Kind.NO_NEWLINE, "the last line has no newline: it may have been cut", number, seq, findings);
        }
    }

    private static void note(
            Kind kind, @Nullable String message, long number, @Nullable Long seq, ChainFindings findings) {
        if (message != null) {
            findings.add(new ChainFinding(kind, number, seq, message));
        }
    }

    private static @Nullable String notUtf8(byte[] line) {
        try {
            Utf8.decodeStrict(line);
            return null;
        } catch (JsonSyntaxException e) {
            return "column " + e.column() + ": the bytes are not valid UTF-8; others would have the same hash";
        }
    }

    /** The line has been read already, so there is one thing left that a strict reader can mind. */
    private @Nullable String duplicates(byte[] line, boolean isUtf8) {
        byte[] decodable = isUtf8 ? line : new String(line, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        try {
            json.readStrict(decodable);
            return null;
        } catch (JsonSyntaxException e) {
            return "column " + e.column() + ": " + e.getMessage() + "; only its last value is hashed";
        }
    }

    private static @Nullable String unhashed(JsonObject entry) {
        List<String> names = AgentChain.unhashedFields(entry);
        if (names.isEmpty()) {
            return null;
        }
        String some = String.join(
                ", ", names.stream().limit(MOST_NAMES).map(LineNotes::shortened).toList());
        String more = names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "";
        return "the hash does not cover " + some + more;
    }

    private static @Nullable String prefix(JsonObject entry) {
        boolean isPrefixed = List.of("hash", "previousHash").stream()
                .map(entry::string)
                .anyMatch(hash -> hash.filter(text -> !AgentChain.bareHash(text).equals(text))
                        .isPresent());
        return isPrefixed ? "the hash has the name of its algorithm in front" : null;
    }

    private static String shortened(String name) {
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "..." : name;
        return new JsonString(shown).toString();
    }
}
