package dev.loki.application.audit;

import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.dashboard.DashboardEvent;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.scan.ContentScanner;
import dev.loki.domain.scan.FingerprintKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Masks the secrets that a scanner knows in every text of what is recorded, names of members included. A text is also
 * looked at as assigned to the names it stands under: its member's, those of the arrays and objects around it, and what
 * stands before it in a pair. With a key, each is followed by its fingerprint. Immutable and thread-safe.
 */
public final class Redaction {

    /** Masks, and leaves everything else as it is. */
    public static final Redaction MASKING = new Redaction(null, UnaryOperator.identity(), Integer.MAX_VALUE);

    /** The deepest nesting of a draft's metadata that is kept. */
    static final int MAX_DEPTH = 64;

    private static final int MAX_BRIEF_TEXT = 4 * 1024;
    private static final int MAX_BRIEF = 16 * 1024;
    private static final Redaction BRIEF =
            new Redaction(null, text -> LongTexts.cutInside(text, MAX_BRIEF_TEXT), MAX_DEPTH);

    private final @Nullable FingerprintKey key;
    private final NamedTexts named;
    private final UnaryOperator<String> shortening;
    private final int depth;

    private Redaction(@Nullable FingerprintKey key, UnaryOperator<String> shortening, int depth) {
        this.key = key;
        this.named = new NamedTexts(key);
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
                LongTexts.cutWhole(redact(draft.metadata(), List.of(), depth)));
    }

    /** The event with every text of it masked. */
    public DashboardEvent redact(DashboardEvent event) {
        return new DashboardEvent(
                redact(event.action()),
                redact(event.resourceType()),
                nullable(event.resourceId()),
                nullable(event.userId()),
                nullable(event.tokenId()),
                redact(event.details(), List.of(), depth),
                nullable(event.ipAddress()),
                nullable(event.userAgent()),
                event.success(),
                nullable(event.error()));
    }

    /** The object with every secret masked; equal to it where there was none. */
    public JsonObject redact(JsonObject object) {
        return redact(object, List.of(), depth);
    }

    /** The object for people to look at: masked, with both ends of what is long. */
    public static JsonObject brief(JsonObject object) {
        return LongTexts.cutInside(BRIEF.redact(object), MAX_BRIEF);
    }

    /** The text with every secret in it masked. */
    public String redact(String text) {
        return redact(text, List.of());
    }

    private @Nullable String nullable(@Nullable String text) {
        return text == null ? null : redact(text);
    }

    private String redact(String text, List<SecretName> behind) {
        String inner = JsonInText.mask(text, named, behind);
        String masked = inner.equals(text) ? named.mask(text, behind) : inner;
        boolean wasNamed = inner.equals(text) && !masked.equals(text);
        return shortening.apply(wasNamed ? masked : ContentScanner.SECRETS.mask(masked, key));
    }

    /** @param behind names that may say what the value is, nearest first */
    private JsonValue redact(JsonValue value, List<SecretName> behind, int levels) {
        if (value instanceof JsonString string) {
            return new JsonString(redact(string.value(), behind));
        }
        if (value instanceof JsonArray array) {
            return levels == 0 ? tooDeep() : redact(array, named.telling(behind), levels - 1);
        }
        if (value instanceof JsonObject object) {
            return levels == 0 ? tooDeep() : redact(object, named.telling(behind), levels);
        }
        return value;
    }

    /** Elements have the array's name, and where they follow on a text, that of a pair or an option, too. */
    private JsonArray redact(JsonArray array, List<SecretName> behind, int levels) {
        List<JsonValue> redacted = new ArrayList<>(array.elements().size());
        JsonValue last = JsonNull.NULL;
        for (JsonValue element : array.elements()) {
            List<SecretName> names = last instanceof JsonString text ? SecretName.told(text.value(), behind) : behind;
            redacted.add(redact(element, names, levels));
            last = element;
        }
        return new JsonArray(redacted);
    }

    private JsonObject redact(JsonObject object, List<SecretName> behind, int levels) {
        List<SecretName> around = SecretName.toldBy(object, behind);
        JsonObject.Builder redacted = JsonObject.builder();
        object.members().forEach((name, member) -> {
            List<SecretName> names = SecretName.isNaming(name) ? behind : around;
            redacted.put(redact(name), redact(member, SecretName.member(name, names), levels - 1));
        });
        return redacted.build();
    }

    private static JsonString tooDeep() {
        return new JsonString("[cut: nested deeper than " + MAX_DEPTH + "]");
    }
}
