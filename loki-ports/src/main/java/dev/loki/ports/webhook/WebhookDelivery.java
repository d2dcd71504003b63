package dev.loki.ports.webhook;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One request of a service, as it came. The body is not to be changed by anybody. */
public final class WebhookDelivery {

    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final byte[] body;
    private final Instant received;

    /** @param headers by their names, in letters of either case; the body as it came over the wire, decoded of gzip */
    public WebhookDelivery(Map<String, String> headers, byte[] body, Instant received) {
        this.headers.putAll(headers);
        this.body = body.clone();
        this.received = received;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public byte[] body() {
        return body.clone();
    }

    public Instant received() {
        return received;
    }
}
