package dev.loki.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Keeps what is sent to addresses from policy files and payloads away from this machine, from its network, and from where
 * clouds hand out credentials. An address is judged by its spelling, by every address its host has, and once more when
 * it is connected to. Thread-safe.
 *
 * @see <a href="https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html">OWASP,
 *     Server-Side Request Forgery Prevention</a>
 */
public final class AddressGuard {

    private final AllowedHosts allowed;
    private final Resolver resolver;

    public AddressGuard(AllowedHosts allowed) {
        this(allowed, Resolver.SYSTEM);
    }

    AddressGuard(AllowedHosts allowed, Resolver resolver) {
        this.allowed = allowed;
        this.resolver = resolver;
    }

    /**
     * Reads an address, and judges what its text alone tells. Nothing is looked up or sent.
     *
     * @throws RefusedAddressException where nothing may be sent there; whatever the text, nothing else is thrown
     */
    public HttpEndpoint check(String url) throws RefusedAddressException {
        HttpEndpoint endpoint = parse(url);
        url(endpoint);
        return endpoint;
    }

    /** The checked address, made of the parts that were judged rather than read once more. */
    HttpUrl url(HttpEndpoint endpoint) throws RefusedAddressException {
        String host = host(endpoint);
        checkHost(host);
        byte[] address = IpLiteral.bytes(host);
        String scheme = endpoint.uri().getScheme().toLowerCase(Locale.ROOT);
        int port = endpoint.uri().getPort();
        String path = endpoint.uri().getRawPath();
        HttpUrl.Builder url = new HttpUrl.Builder()
                .scheme(scheme)
                .port(port < 0 ? HttpUrl.defaultPort(scheme) : port)
                .encodedPath(path.isEmpty() ? "/" : path)
                .encodedQuery(endpoint.uri().getRawQuery());
        return withHost(url, address == null ? host : IpLiteral.text(address));
    }

    /** A name may look like one of other letters in ASCII, and be none (RFC 5890). */
    @SuppressWarnings("UnusedException")
    private static HttpUrl withHost(HttpUrl.Builder url, String host) throws RefusedAddressException {
        try {
            return url.host(host).build();
        } catch (IllegalArgumentException e) {
            throw new RefusedAddressException("its host is not a name that can be looked up");
        }
    }

    /** All addresses of a host, each of them good. */
    List<InetAddress> addresses(String host) throws UnknownHostException {
        List<InetAddress> addresses = resolver.addresses(host);
        for (InetAddress address : addresses) {
            checkAddress(host, address.getAddress());
        }
        return addresses;
    }

    /** Judges where a socket is about to connect to. */
    void checkConnection(SocketAddress to) throws RefusedAddressException {
        if (!(to instanceof InetSocketAddress known) || known.isUnresolved()) {
            throw new RefusedAddressException("its host was not looked up");
        }
        checkAddress(
                known.getHostString().toLowerCase(Locale.ROOT),
                known.getAddress().getAddress());
    }

    private void checkHost(String host) throws RefusedAddressException {
        byte[] address = IpLiteral.bytes(host);
        if (address != null) {
            checkAddress(host, address);
            return;
        }
        Optional<String> fault = HostSpelling.fault(host);
        if (fault.isPresent()) {
            throw new RefusedAddressException("its host " + fault.get());
        }
        if (HostSpelling.isMetadata(host)) {
            throw new RefusedAddressException(host + " is a cloud's metadata service");
        }
        if (HostSpelling.isOfANetwork(host) && !allowed.names(host)) {
            throw new RefusedAddressException(host + " is a name of this machine or network; " + allowed.hint());
        }
    }

    private void checkAddress(String host, byte[] address) throws RefusedAddressException {
        IpReadings readings = IpReadings.of(address);
        for (byte[] reading : readings.possible()) {
            Optional<ReservedRange> reserved = ReservedRange.of(reading).filter(ReservedRange::never);
            if (reserved.isPresent()) {
                throw refused(host, address, reserved.get());
            }
        }
        for (byte[] reading : readings.sure()) {
            Optional<ReservedRange> reserved =
                    ReservedRange.of(reading).filter(range -> !isAllowed(host, reading, range));
            if (reserved.isPresent()) {
                throw refused(host, address, reserved.get());
            }
        }
    }

    private boolean isAllowed(String host, byte[] address, ReservedRange reserved) {
        return !reserved.never() && (allowed.names(host) || allowed.contains(address));
    }

    private RefusedAddressException refused(String host, byte[] address, ReservedRange reserved) {
        String subject = IpLiteral.bytes(host) == null ? host + " (" + IpLiteral.text(address) + ")" : host;
        String hint = reserved.never() ? "" : "; " + allowed.hint();
        return new RefusedAddressException(subject + " is " + reserved + hint);
    }

    /** In lower case, an IPv6 address without its brackets. */
    private static String host(HttpEndpoint endpoint) {
        String host = endpoint.uri().getHost().toLowerCase(Locale.ROOT);
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** The parser's exception says what was expected and quotes nothing, which is all there is to say. */
    @SuppressWarnings("UnusedException")
    private static HttpEndpoint parse(String url) throws RefusedAddressException {
        try {
            return HttpEndpoint.parse(url);
        } catch (IllegalArgumentException e) {
            throw new RefusedAddressException(String.valueOf(e.getMessage()));
        }
    }
}
