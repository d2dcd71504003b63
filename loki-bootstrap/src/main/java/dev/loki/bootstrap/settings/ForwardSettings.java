package dev.loki.bootstrap.settings;

import dev.loki.http.HttpEndpoint;
import dev.loki.http.HttpHeaders;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where audit entries are forwarded to; docs/configuration.md has the table.
 *
 * @param syslog null where no server is named
 * @param splunk null where no collector is named
 */
public record ForwardSettings(
        @Nullable Syslog syslog, @Nullable Splunk splunk) {

    private static final String PROTOCOL = "LOKI_AUDIT_SYSLOG_PROTO";
    private static final String FORMAT = "LOKI_AUDIT_SYSLOG_FORMAT";
    private static final String FACILITY = "LOKI_SYSLOG_FACILITY";
    private static final String CERTIFICATE = "LOKI_AUDIT_SYSLOG_TLS_CERT";
    private static final String KEY = "LOKI_AUDIT_SYSLOG_TLS_KEY";
    private static final String SPLUNK_URL = "LOKI_SPLUNK_HEC_URL";
    private static final String SPLUNK_TOKEN = "LOKI_SPLUNK_HEC_TOKEN";
    /** A name or an IPv4 address, or an IPv6 address, in which colons come at least in twos. */
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9._-]{1,253}|(?=[^:]*:[^:]*:)[0-9A-Fa-f:.]{2,45}(%[A-Za-z0-9._-]{1,32})?");

    private static final int SYSLOG_PORT = 514;
    private static final int TLS_PORT = 6514;

    private static final List<String> FACILITIES = List.of(
            "KERN",
            "USER",
            "MAIL",
            "DAEMON",
            "AUTH",
            "SYSLOG",
            "LPR",
            "NEWS",
            "UUCP",
            "CRON",
            "AUTHPRIV",
            "FTP",
            "NTP",
            "AUDIT",
            "ALERT",
            "CLOCK",
            "LOCAL0",
            "LOCAL1",
            "LOCAL2",
            "LOCAL3",
            "LOCAL4",
            "LOCAL5",
            "LOCAL6",
            "LOCAL7");

    /** Null where nothing is forwarded; then no other variable matters. */
    static @Nullable ForwardSettings read(Variables variables) {
        Optional<String> host = variables.text("LOKI_AUDIT_SYSLOG_HOST");
        Optional<String> url = variables.text(SPLUNK_URL);
        if (host.isEmpty() && url.isEmpty()) {
            return null;
        }
        return new ForwardSettings(
                host.map(name -> syslog(variables, name)).orElse(null),
                url.map(address -> splunk(variables, address)).orElse(null));
    }

    private static Syslog syslog(Variables variables, String host) {
        if (!HOST.matcher(host).matches()) {
            variables.problem(
                    "LOKI_AUDIT_SYSLOG_HOST",
                    "expected the name or the address of a host, without a port; LOKI_AUDIT_SYSLOG_PORT names that");
        }
        String protocol = oneOf(variables, PROTOCOL, "udp", List.of("udp", "tcp", "tls"));
        int port = protocol.equals("tls") ? TLS_PORT : SYSLOG_PORT;
        Path certificate = path(variables, CERTIFICATE);
        Path key = path(variables, KEY);
        if ((certificate == null) != (key == null)) {
            variables.problem(
                    certificate == null ? CERTIFICATE : KEY,
                    "expected " + CERTIFICATE + " and " + KEY + " together: a client's certificate needs its key");
        }
        return new Syslog(
                host,
                variables.number("LOKI_AUDIT_SYSLOG_PORT", port, 1, 65535),
                protocol,
                oneOf(variables, FACILITY, "local0", lower(FACILITIES)),
                oneOf(variables, FORMAT, "rfc5424", List.of("rfc5424", "cef", "ocsf")),
                variables.text("LOKI_CEF_VENDOR").orElse("Autonomi"),
                variables.text("LOKI_CEF_PRODUCT").orElse("Loki Mode"),
                variables.text("LOKI_CEF_VERSION").orElse(null),
                path(variables, "LOKI_AUDIT_SYSLOG_TLS_CA"),
                certificate,
                key);
    }

    private static Splunk splunk(Variables variables, String url) {
        Optional<String> token = variables.text(SPLUNK_TOKEN);
        if (token.isEmpty()) {
            variables.problem(SPLUNK_TOKEN, "expected the collector's token, because " + SPLUNK_URL + " is set");
        }
        check(variables, SPLUNK_URL, () -> HttpEndpoint.parse(url));
        check(variables, SPLUNK_TOKEN, () -> HttpHeaders.of(Map.of("Authorization", token.orElse(""))));
        return new Splunk(
                url,
                token.orElse(""),
                variables.text("LOKI_SPLUNK_HEC_INDEX").orElse(null),
                variables.text("LOKI_SPLUNK_HEC_SOURCETYPE").orElse("loki:audit"));
    }

    private static void check(Variables variables, String name, Runnable parsing) {
        try {
            parsing.run();
        } catch (IllegalArgumentException e) {
            variables.problem(name, String.valueOf(e.getMessage()));
        }
    }

    private static String oneOf(Variables variables, String name, String otherwise, List<String> choices) {
        String value = variables.text(name).orElse(otherwise).toLowerCase(Locale.ROOT);
        if (!choices.contains(value)) {
            variables.problem(name, "expected one of " + String.join(", ", choices));
            return otherwise;
        }
        return value;
    }

    private static List<String> lower(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    private static @Nullable Path path(Variables variables, String name) {
        try {
            return variables.text(name).map(Path::of).orElse(null);
        } catch (InvalidPathException e) {
            variables.problem(name, "expected the path of a file");
            return null;
        }
    }

    /**
     * A syslog server.
     *
     * @param host a name or an address, without a port
     * @param port 1 to 65535
     * @param protocol {@code udp}, {@code tcp} or {@code tls}
     * @param facility in lower case
     * @param format {@code rfc5424}, {@code cef} or {@code ocsf}
     * @param vendor of the product, in CEF
     * @param product its name, in CEF
     * @param version of the product, in CEF; null for Loki's own
     * @param ca PEM certificates the server's is checked against; null takes those of the JVM
     * @param certificate PEM, the client's; null for none
     * @param key PEM, of the client's certificate
     */
    public record Syslog(
            String host,
            int port,
            String protocol,
            String facility,
            String format,
            String vendor,
            String product,
            @Nullable String version,
            @Nullable Path ca,
            @Nullable Path certificate,
            @Nullable Path key) {}

    /**
     * A Splunk HTTP Event Collector. Prints neither its address nor its token.
     *
     * @param url where it is
     * @param token a secret
     * @param index null takes the token's own
     * @param sourceType of each event
     */
    public record Splunk(String url, String token, @Nullable String index, String sourceType) {

        @Override
        public String toString() {
            return "Splunk[index=" + index + ", sourceType=" + sourceType + "]";
        }
    }
}
