package dev.loki.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/** Where a service is, and what lies within it. Credentials are sent to nothing else. */
final class ServiceAddress {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 307, 308);

    private final String prefix;

    ServiceAddress(HttpEndpoint base) {
        String text = base.uri().toString();
        this.prefix = text.endsWith("/") ? text : text + "/";
    }

    /**
     * The address of a path.
     *
     * @throws PermanentHttpFailure where it is none, or would lead elsewhere
     */
    HttpUrl of(String path) throws HttpFailure {
        String relative = path.startsWith("/") ? path.substring(1) : path;
        HttpUrl url = HttpUrl.parse(prefix + relative);
        if (url == null || url.fragment() != null || hasDots(relative)) {
            throw new PermanentHttpFailure("not sent: its path is none, or holds . or .. or #; encode each part of it");
        }
        return url;
    }

    /**
     * Where an answer leads; empty where it is no redirect.
     *
     * @throws PermanentHttpFailure where it leads to another scheme, host or port, or the request is one that writes
     */
    static Optional<HttpUrl> redirect(ServiceRequest request, HttpUrl from, ServiceReply reply) throws HttpFailure {
        if (!REDIRECTS.contains(reply.status())) {
            return Optional.empty();
        }
        HttpUrl to = reply.header("Location").map(from::resolve).orElse(null);
        if (!request.method().equals("GET")) {
            throw refused(reply, "what writes is not sent elsewhere");
        }
        if (to == null || !isSameOrigin(from, to)) {
            throw refused(reply, "it leads to another host; is the service's address right?");
        }
        return Optional.of(to);
    }

    static HttpFailure refused(ServiceReply reply, String reason) {
        return new PermanentHttpFailure(
                "answered " + reply.status() + ", a redirect that is not followed: " + reason, false, reply);
    }

    private static boolean isSameOrigin(HttpUrl a, HttpUrl b) {
        return a.scheme().equals(b.scheme()) && a.host().equals(b.host()) && a.port() == b.port();
    }

    private static boolean hasDots(String path) {
        String withoutQuery = path.split("\\?", 2)[0];
        return Arrays.stream(withoutQuery.split("[/\\\\]"))
                .map(part -> part.toLowerCase(Locale.ROOT).replace("%2e", "."))
                .anyMatch(part -> part.equals(".") || part.equals(".."));
    }
}
