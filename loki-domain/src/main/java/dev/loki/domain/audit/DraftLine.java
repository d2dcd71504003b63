package dev.loki.domain.audit;

import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.json.JsonObject;
import java.util.Arrays;

/**
 * A draft as its line will spell it, all but its place in the chain. It is made by the thread that has something to
 * record, so that the one that appends has little left to do. Immutable and thread-safe.
 */
public final class DraftLine {

    private final AuditDraft draft;
    private final byte[] fields;

    private DraftLine(AuditDraft draft, byte[] fields) {
        this.draft = draft;
        this.fields = fields;
    }

    public static DraftLine of(AuditDraft draft) {
        byte[] object = EcmaScriptJson.stringifyToUtf8(JsonObject.builder()
                .put("who", draft.who())
                .put("what", draft.what())
                .put("where", draft.where())
                .put("why", draft.why())
                .put("metadata", draft.metadata())
                .build());
        return new DraftLine(draft, Arrays.copyOfRange(object, 1, object.length - 1));
    }

    public AuditDraft draft() {
        return draft;
    }

    /** The most bytes that the whole line will have, its end included. */
    public int maxLength() {
        return fields.length + ChainLinker.MAX_FRAME;
    }

    /** The members from who to metadata, as UTF-8 and without braces; not to be changed. */
    byte[] fields() {
        return fields;
    }
}
