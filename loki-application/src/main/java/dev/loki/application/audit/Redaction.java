package dev.loki.application.audit;

import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.dashboard.DashboardEvent;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.scan.ContentScanner;
import org.jspecify.annotations.Nullable;

/** Masks the secrets a scanner knows in every text of what is recorded. */
public final class Redaction {

    private static final ContentScanner SCANNER = ContentScanner.SECRETS;

    private Redaction() {}

    static AuditDraft redact(AuditDraft draft) {
        return new AuditDraft(
                SCANNER.mask(draft.who()),
                SCANNER.mask(draft.what()),
                redact(draft.where()),
                redact(draft.why()),
                redact(draft.metadata()));
    }

    /** The event with every text of it masked. */
    public static DashboardEvent redact(DashboardEvent event) {
        return new DashboardEvent(
                SCANNER.mask(event.action()),
                SCANNER.mask(event.resourceType()),
                redact(event.resourceId()),
                redact(event.userId()),
                redact(event.tokenId()),
                redact(event.details()),
                redact(event.ipAddress()),
                redact(event.userAgent()),
                event.success(),
                redact(event.error()));
    }

    /** The object with every name and text masked; equal to it where nothing was. */
    public static JsonObject redact(JsonObject object) {
        JsonObject.Builder redacted = JsonObject.builder();
        object.members().forEach((name, member) -> redacted.put(SCANNER.mask(name), redact(member)));
        return redacted.build();
    }

    private static @Nullable String redact(@Nullable String text) {
        return text == null ? null : SCANNER.mask(text);
    }

    private static JsonValue redact(JsonValue value) {
        if (value instanceof JsonString string) {
            return new JsonString(SCANNER.mask(string.value()));
        }
        if (value instanceof JsonArray array) {
            return new JsonArray(
                    array.elements().stream().map(Redaction::redact).toList());
        }
        if (value instanceof JsonObject object) {
            return redact(object);
        }
        return value;
    }
}
