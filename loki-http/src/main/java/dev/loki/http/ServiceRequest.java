package dev.loki.http;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What is asked of a service. Immutable. */
public final class ServiceRequest {

    private final String method;
    private final String path;
    private final byte @Nullable [] body;
    private final boolean repeatable;

    /**
     * A request.
     *
     * @param method GET, POST, PUT, PATCH or DELETE
     * @param path relative to the service's address, with its query, each part encoded
     * @param body JSON; null where there is none
     * @param repeatable whether it may be sent again where no answer came: reads, and writes that a second time change
     *     nothing
     */
    public ServiceRequest(String method, String path, byte @Nullable [] body, boolean repeatable) {
        this.method = method;
        this.path = path;
        this.body = body == null ? null : body.clone();
        this.repeatable = repeatable;
    }

    /** Reads. */
    public static ServiceRequest get(String path) {
        return new ServiceRequest("GET", path, null, true);
    }

    /** Writes JSON, once. */
    public static ServiceRequest write(String method, String path, String json) {
        return new ServiceRequest(method, path, json.getBytes(StandardCharsets.UTF_8), false);
    }

    /** The same, of a request that a second time changes nothing. */
    public ServiceRequest asRepeatable() {
        return new ServiceRequest(method, path, body, true);
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    /** JSON; null where there is none. */
    public byte @Nullable [] body() {
        return body == null ? null : body.clone();
    }

    public boolean repeatable() {
        return repeatable;
    }
}
