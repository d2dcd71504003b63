package dev.loki.http;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A service's answer: status, headers and the whole body, decoded. Immutable. */
public final class ServiceReply {

    private final int status;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final byte[] body;

    public ServiceReply(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers.putAll(headers);
        this.body = body.clone();
    }

    public int status() {
        return status;
    }

    /** The last field of that name, in letters of either case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public byte[] body() {
        return body.clone();
    }
}
