package dev.loki.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An absolute http or https address with a host, without user info and fragment (RFC 3986, section 3). Its text form
 * leaves out path and query, which may hold secrets.
 */
public final class HttpEndpoint {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int MAX_PORT = 65535;

    private final URI uri;

    private HttpEndpoint(URI uri) {
        this.uri = uri;
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException where it is none of ours; the message says what was expected and quotes nothing
     */
    public static HttpEndpoint parse(String text) {
        URI uri = parseUri(text.strip());
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        require(scheme.equals("http") || scheme.equals("https"), "it must begin with http:// or https://");
        require(isWithoutUserInfo(uri), "it must hold no user name or password; pass credentials as a header");
        require(hasPlainHost(uri), "it needs a host made of letters, digits, '-' and '.', or an IP address");
        require(uri.getPort() != 0 && uri.getPort() <= MAX_PORT, "its port must be between 1 and " + MAX_PORT);
        require(uri.getRawFragment() == null, "it must hold no fragment (#...)");
        return new HttpEndpoint(uri);
    }

    /** This address with a relative path appended to its own path; a query stays. */
    public HttpEndpoint resolve(String path) {
        String base = uri.getRawPath();
        String separator = base.endsWith("/") ? "" : "/";
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return parse(origin() + base + separator + path + query);
    }

    /**
     * Whether secrets that are meant for that address may be sent to this one: it has the same scheme, host and port
     * (RFC 6454, section 5), or the same host and https.
     */
    public boolean mayHaveSecretsOf(HttpEndpoint that) {
        boolean sameHost = uri.getHost().equalsIgnoreCase(that.uri.getHost());
        return sameHost && (isHttps() || (!that.isHttps() && port() == that.port()));
    }

    /** The whole address, secrets included. */
    public URI uri() {
        return uri;
    }

    /** Scheme, host and port. */
    @Override
    public String toString() {
        return origin();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HttpEndpoint that && uri.equals(that.uri);
    }

    @Override
    public int hashCode() {
        return uri.hashCode();
    }

    private boolean isHttps() {
        return uri.getScheme().equalsIgnoreCase("https");
    }

    private int port() {
        int otherwise = isHttps() ? HTTPS_PORT : HTTP_PORT;
        return uri.getPort() < 0 ? otherwise : uri.getPort();
    }

    private String origin() {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    private static boolean isWithoutUserInfo(URI uri) {
        return uri.getRawAuthority() == null || uri.getRawAuthority().indexOf('@') < 0;
    }

    private static boolean hasPlainHost(URI uri) {
        return uri.getHost() != null && uri.getHost().indexOf('%') < 0;
    }

    /** The exception of {@link URI} quotes its input, so it is not passed on as the cause. */
    @SuppressWarnings("UnusedException")
    private static URI parseUri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a URL: it holds a character that a URL cannot hold");
        }
    }

    private static void require(boolean condition, String expectation) {
        if (!condition) {
            throw new IllegalArgumentException("not an HTTP endpoint: " + expectation);
        }
    }
}
