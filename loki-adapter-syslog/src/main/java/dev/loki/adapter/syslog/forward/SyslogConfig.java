package dev.loki.adapter.syslog.forward;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where and how messages are sent.
 *
 * @param host a name or an address
 * @param port from 1 to 65535
 * @param ca PEM certificates the server's is checked against; null for those the JVM trusts
 * @param certificate PEM certificate of this client, and those it was issued by; null where the server wants none
 * @param key its private key, PEM, PKCS #8, not encrypted; null where there is no certificate
 */
public record SyslogConfig(
        String host,
        int port,
        Protocol protocol,
        Facility facility,
        Format format,
        String vendor,
        String product,
        String version,
        @Nullable Path ca,
        @Nullable Path certificate,
        @Nullable Path key) {

    /** What the cursor calls this server. */
    public String destination() {
        return protocol.name().toLowerCase(Locale.ROOT) + "://" + host + ":" + port;
    }

    /** How messages travel. */
    public enum Protocol {
        /** Each message in a datagram of its own (RFC 5426); what is lost is lost. */
        UDP,
        /** Octet-counted over TCP (RFC 6587). */
        TCP,
        /** The same over TLS (RFC 5425). */
        TLS
    }

    /** How an entry stands in a message. */
    public enum Format {
        /** The entry as it stands in its file, in a message of RFC 5424. */
        RFC5424,
        /** ArcSight's Common Event Format. */
        CEF,
        /** Open Cybersecurity Schema Framework. */
        OCSF
    }
}
