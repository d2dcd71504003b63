package dev.loki.application.audit;

import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.dashboard.DashboardEvent;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.scan.ContentScanner;
import dev.loki.domain.scan.FingerprintKey;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Masks the secrets that a scanner knows in every text of what is recorded, names of members included; a member's name
 * counts as in an assignment. With a key, each is followed by its fingerprint. Immutable and thread-safe.
 */
public final class Redaction {

    /** Masks, and leaves everything else as it is. */
    public static final Redaction MASKING = new Redaction(null, UnaryOperator.identity(), Integer.MAX_VALUE);

    /** The deepest nesting of a draft's metadata that is kept. */
    static final int MAX_DEPTH = 64;

    private static final ContentScanner SCANNER = ContentScanner.SECRETS;
    private static final int LONGEST_ASSIGNED = 512;

    private final @Nullable FingerprintKey key;
    private final UnaryOperator<String> shortening;
    private final int depth;

    private Redaction(@Nullable FingerprintKey key, UnaryOperator<String> shortening, int depth) {
        this.key = key;
        this.shortening = shortening;
        this.depth = depth;
    }

    /**
     * Makes drafts fit for the record: what is longer or deeper than an auditor would read is cut, too, and says so with
     * its length and SHA-256. Refusing it would leave the action without any record.
     */
    static Redaction ofDrafts(@Nullable FingerprintKey key) {
        return new Redaction(key, LongTexts::cut, MAX_DEPTH);
    }

    AuditDraft redact(AuditDraft draft) {
        return new AuditDraft(
                redact(draft.who()),
                redact(draft.what()),
                nullable(draft.where()),
                nullable(draft.why()),
                LongTexts.cutWhole(redact(draft.metadata(), depth)));
    }

    /** The event with every text of it masked. */
    public DashboardEvent redact(DashboardEvent event) {
        return new DashboardEvent(
                redact(event.action()),
                redact(event.resourceType()),
                nullable(event.resourceId()),
                nullable(event.userId()),
                nullable(event.tokenId()),
                redact(event.details(), depth),
                nullable(event.ipAddress()),
                nullable(event.userAgent()),
                event.success(),
                nullable(event.error()));
    }

    /** The object with every secret masked; equal to it where there was none. */
    public JsonObject redact(JsonObject object) {
        return redact(object, depth);
    }

    String redact(String text) {
        return shortening.apply(SCANNER.mask(text, key));
    }

    private @Nullable String nullable(@Nullable String text) {
        return text == null ? null : redact(text);
    }

    private JsonValue redact(JsonValue value, int levels) {
        if (value instanceof JsonString string) {
            return new JsonString(redact(string.value()));
        }
        if (value instanceof JsonArray array) {
            return levels == 0
                    ? tooDeep()
                    : new JsonArray(array.elements().stream()
                            .map(element -> redact(element, levels - 1))
                            .toList());
        }
        if (value instanceof JsonObject object) {
            return levels == 0 ? tooDeep() : redact(object, levels);
        }
        return value;
    }

    private JsonObject redact(JsonObject object, int levels) {
        JsonObject.Builder redacted = JsonObject.builder();
        object.members().forEach((name, member) -> redacted.put(redact(name), member(name, member, levels - 1)));
        return redacted.build();
    }

    private JsonValue member(String name, JsonValue member, int levels) {
        JsonValue redacted = redact(member, levels);
        return redacted instanceof JsonString text && redacted.equals(member)
                ? new JsonString(assigned(name, text.value()))
                : redacted;
    }

    /** A text that is a secret because of what it is assigned to, such as {@code "password": "giraffe7"}. */
    private String assigned(String name, String text) {
        if (text.length() > LONGEST_ASSIGNED || text.indexOf('"') >= 0) {
            return text;
        }
        String before = name + "=\"";
        String masked = SCANNER.mask(before + text + '"', key);
        boolean valueAlone = masked.startsWith(before) && masked.endsWith("\"");
        return valueAlone ? masked.substring(before.length(), masked.length() - 1) : text;
    }

    private static JsonString tooDeep() {
        return new JsonString("[cut: nested deeper than " + MAX_DEPTH + "]");
    }
}
