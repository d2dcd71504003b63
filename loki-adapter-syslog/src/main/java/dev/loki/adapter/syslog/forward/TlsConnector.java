package dev.loki.adapter.syslog.forward;

import dev.loki.http.ClientTls;
import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** TLS 1.2 or 1.3 over a connection; the server's certificate must be for its name (RFC 5425, section 5). */
final class TlsConnector implements StreamTransport.Connector {

    private final SSLContext context;

    /**
     * @throws IllegalArgumentException where a file cannot be read or understood; the message names it
     */
    TlsConnector(SyslogConfig config) {
        context =
                ClientTls.read(config.ca(), config.certificate(), config.key()).context();
    }

    @Override
    public Socket over(Socket plain, String host, int port) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }
}
