package dev.loki.domain.audit.dashboard;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What the control plane puts on record: the arguments of the original's {@code log_event}.
 *
 * @param action what was done, such as {@code create}, {@code login} or {@code revoke_token}
 * @param resourceType what it was done to, such as {@code project}
 * @param details more about it; what Python holds for false, such as an empty array, becomes the empty object
 * @param ipAddress where the request came from
 * @param userAgent what sent it
 * @param error why it failed; null where it did not
 */
public record DashboardEvent(
        String action,
        String resourceType,
        @Nullable String resourceId,
        @Nullable String userId,
        @Nullable String tokenId,
        JsonValue details,
        @Nullable String ipAddress,
        @Nullable String userAgent,
        boolean success,
        @Nullable String error) {

    public DashboardEvent {
        if (action.isEmpty() || resourceType.isEmpty()) {
            throw new IllegalArgumentException("a dashboard event needs an action and a type of resource");
        }
        details = isFalse(details) ? JsonObject.EMPTY : details;
    }

    /** An event that succeeded, with nothing more said; see the {@code with} methods. */
    public static DashboardEvent of(String action, String resourceType) {
        return new DashboardEvent(action, resourceType, null, null, null, JsonObject.EMPTY, null, null, true, null);
    }

    /** The event on this resource. */
    public DashboardEvent on(@Nullable String resourceId) {
        return new DashboardEvent(
                action, resourceType, resourceId, userId, tokenId, details, ipAddress, userAgent, success, error);
    }

    /** The event by this user. */
    public DashboardEvent by(@Nullable String userId) {
        return new DashboardEvent(
                action, resourceType, resourceId, userId, tokenId, details, ipAddress, userAgent, success, error);
    }

    /** The event with these details. */
    public DashboardEvent with(JsonValue details) {
        return new DashboardEvent(
                action, resourceType, resourceId, userId, tokenId, details, ipAddress, userAgent, success, error);
    }

    private static boolean isFalse(JsonValue value) {
        return value == JsonNull.NULL
                || value == JsonBoolean.FALSE
                || (value instanceof JsonString string && string.value().isEmpty())
                || (value instanceof JsonNumber number && number.doubleValue() == 0)
                || (value instanceof JsonArray array && array.elements().isEmpty());
    }
}
