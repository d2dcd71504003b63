package dev.loki.application.audit;

import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.scan.ContentScanner;
import dev.loki.domain.scan.FingerprintKey;
import org.jspecify.annotations.Nullable;

/**
 * Makes a draft fit for the record. The secrets that a scanner knows are masked in every text, names of members included;
 * with a key, each is followed by its fingerprint. What is longer or deeper than an auditor would read is cut, and says
 * so with its length and SHA-256: refusing it would leave the action without any record. Immutable and thread-safe.
 */
final class Redaction {

    /** The deepest nesting of metadata that is kept. */
    static final int MAX_DEPTH = 64;

    private static final ContentScanner SCANNER = ContentScanner.SECRETS;

    private final @Nullable FingerprintKey key;

    Redaction(@Nullable FingerprintKey key) {
        this.key = key;
    }

    AuditDraft redact(AuditDraft draft) {
        return new AuditDraft(
                redact(draft.who()),
                redact(draft.what()),
                nullable(draft.where()),
                nullable(draft.why()),
                LongTexts.cutWhole(redact(draft.metadata(), MAX_DEPTH)));
    }

    String redact(String text) {
        return LongTexts.cut(SCANNER.mask(text, key));
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
        object.members().forEach((name, member) -> redacted.put(redact(name), redact(member, levels - 1)));
        return redacted.build();
    }

    private static JsonString tooDeep() {
        return new JsonString("[cut: nested deeper than " + MAX_DEPTH + "]");
    }
}
