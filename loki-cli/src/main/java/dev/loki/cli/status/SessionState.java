package dev.loki.cli.status;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.cli.text.Amounts;
import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest governed run, as the audit trail has it.
 *
 * @param start its {@code session_start}
 * @param end its {@code session_end}; null where none is on record, because it goes on, or was killed
 * @param last the newest entry of the trail
 */
record SessionState(AuditEntry start, @Nullable AuditEntry end, AuditEntry last) {

    /** Empty where nothing was ever run. */
    static Optional<SessionState> read(LokiEnterprise loki) {
        return newest(loki, AuditActions.SESSION_START)
                .map(start -> new SessionState(
                        start,
                        newest(loki, AuditActions.SESSION_END)
                                .filter(end -> session(end).equals(session(start)))
                                .orElse(null),
                        newest(loki, null).orElse(start)));
    }

    /** The newest entries of an action, the newest first. */
    static List<AuditEntry> newest(LokiEnterprise loki, @Nullable String what, int limit) {
        List<AuditEntry> found = new ArrayList<>();
        loki.audit().read(new AuditQuery(null, what, null, null, null, null, limit, true, false, true), found::add);
        return found;
    }

    private static Optional<AuditEntry> newest(LokiEnterprise loki, @Nullable String what) {
        return newest(loki, what, 1).stream().findFirst();
    }

    List<String> lines(Instant now) {
        String began = ago(start, now);
        String command = detail(start, "command").orElse("");
        String state = end == null
                ? "goes on, or was killed: no end is on record"
                : detail(end, "outcome").orElse("ended").replace('_', ' ') + ", exit code " + number(end, "exit_code")
                        + ", " + ago(end, now);
        return List.of(
                session(start) + "  began " + began,
                state,
                "$ " + command,
                "last entry: " + last.what() + (last.where() == null ? "" : "  " + last.where()) + ", "
                        + ago(last, now));
    }

    JsonObject json() {
        return JsonObject.builder()
                .put("session", session(start))
                .put("command", detail(start, "command").orElse(null))
                .put("began", start.timestamp())
                .put("ended", end == null ? null : end.timestamp())
                .put("outcome", end == null ? null : detail(end, "outcome").orElse(null))
                .put("exit_code", end == null ? JsonNull.NULL : metadata(end, "exit_code"))
                .put("last_entry", last.what())
                .put("last_entry_at", last.timestamp())
                .build();
    }

    static String ago(AuditEntry entry, Instant now) {
        try {
            Duration age = Duration.between(Instant.parse(entry.timestamp()), now);
            return age.toSeconds() <= 0 ? "just now" : Amounts.seconds(age) + " ago";
        } catch (DateTimeException e) {
            return "at " + entry.timestamp();
        }
    }

    private static String session(AuditEntry entry) {
        return detail(entry, "session").orElse("");
    }

    private static String number(AuditEntry entry, String member) {
        return metadata(entry, member) instanceof JsonNumber number ? number.toString() : "unknown";
    }

    static Optional<String> detail(AuditEntry entry, String member) {
        return entry.metadata() instanceof JsonObject details ? details.string(member) : Optional.empty();
    }

    private static JsonValue metadata(AuditEntry entry, String member) {
        return entry.metadata() instanceof JsonObject details
                ? details.members().getOrDefault(member, JsonNull.NULL)
                : JsonNull.NULL;
    }
}
