package dev.loki.domain.audit;

import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonString;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

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
        StringBuilder text = new StringBuilder(256);
        append("\"who\":", draft.who(), text);
        append(",\"what\":", draft.what(), text);
        append(",\"where\":", draft.where(), text);
        append(",\"why\":", draft.why(), text);
        EcmaScriptJson.append(draft.metadata(), text.append(",\"metadata\":"));
        return new DraftLine(draft, text.toString().getBytes(StandardCharsets.UTF_8));
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

    private static void append(String name, @Nullable String value, StringBuilder text) {
        EcmaScriptJson.append(value == null ? JsonNull.NULL : new JsonString(value), text.append(name));
    }
}
