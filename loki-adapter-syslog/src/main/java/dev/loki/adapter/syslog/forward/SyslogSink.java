package dev.loki.adapter.syslog.forward;

import dev.loki.domain.forward.ForwardedEntry;
import dev.loki.ports.forward.AuditSink;
import dev.loki.ports.forward.SinkException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.PortUnreachableException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;

/** A syslog server. One thread sends; {@link #abort} may come from any. */
public final class SyslogSink implements AuditSink {

    /** What a server may have read, and lose with its memory when it goes down. */
    private static final int REPEATS = 1_000;

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final String destination;
    private final Transport transport;
    private final SyslogFormat format;

    SyslogSink(String destination, Transport transport, SyslogFormat format) {
        this.destination = destination;
        this.transport = transport;
        this.format = format;
    }

    /**
     * The server that a configuration names; nothing is sent yet.
     *
     * @param host this machine's name, which messages say they come from; empty where it is not known
     * @throws IllegalArgumentException where a certificate or key cannot be read; the message names the file
     */
    public static SyslogSink to(SyslogConfig config, String host) {
        return to(config, host, TIMEOUT);
    }

    static SyslogSink to(SyslogConfig config, String host, Duration timeout) {
        String process = Long.toString(ProcessHandle.current().pid());
        return new SyslogSink(
                config.destination(),
                transport(config, timeout),
                new SyslogFormat(config.facility(), host, process, body(config, host)));
    }

    @Override
    public String destination() {
        return destination;
    }

    @Override
    public int repeats() {
        return REPEATS;
    }

    @Override
    public void send(List<ForwardedEntry> entries) throws SinkException {
        try {
            transport.send(entries.stream().map(format::message).toList());
        } catch (IOException e) {
            throw new SinkException(reason(e), e);
        }
    }

    @Override
    public void abort() {
        transport.abort();
    }

    @Override
    public void close() {
        transport.abort();
    }

    private static Transport transport(SyslogConfig config, Duration timeout) {
        return switch (config.protocol()) {
            case UDP -> new UdpTransport(config.host(), config.port());
            case TCP -> new StreamTransport(config.host(), config.port(), timeout, StreamTransport.Connector.PLAIN);
            case TLS -> new StreamTransport(config.host(), config.port(), timeout, new TlsConnector(config));
        };
    }

    private static BodyFormat body(SyslogConfig config, String host) {
        return switch (config.format()) {
            case RFC5424 -> new PlainBody();
            case CEF -> new CefBody(config.vendor(), config.product(), config.version());
            case OCSF -> new OcsfBody(config.vendor(), config.product(), config.version(), host);
        };
    }

    private static String reason(IOException e) {
        if (e instanceof UnknownHostException) {
            return "host not found";
        }
        if (e instanceof ConnectException || e instanceof PortUnreachableException) {
            return "connection refused";
        }
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return e instanceof SSLException ? "TLS: " + message : message;
    }
}
