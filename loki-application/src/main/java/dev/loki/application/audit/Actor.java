package dev.loki.application.audit;

import dev.loki.domain.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf Loki works.
 *
 * @param name who stands in the audit trail, such as {@code agent} or a user's name
 * @param source what published events name as their source, one of
 *     {@link dev.loki.domain.event.EventSources#KNOWN}
 * @param session the governed run it belongs to; null outside of one
 */
public record Actor(String name, String source, @Nullable String session) {

    /** The members that tie a record to its session; empty outside of one. */
    public JsonObject.Builder sessionMetadata() {
        JsonObject.Builder metadata = JsonObject.builder();
        if (session != null) {
            metadata.put("session", session);
        }
        return metadata;
    }
}
