package dev.loki.domain.telemetry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where agents send their telemetry on this machine, and what they show there.
 *
 * @param port on 127.0.0.1
 * @param token 64 hex digits; a secret of this user's
 */
public record ReceiverAddress(int port, String token) {

    /** The header that carries the token. Whoever finds it among its own headers was meant to speak with us. */
    public static final String HEADER = "x-loki-receiver";

    private static final int MOST_PORT = 65_535;
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException naming what is out of its bounds; never the token */
    public ReceiverAddress {
        if (port < 1 || port > MOST_PORT) {
            throw new IllegalArgumentException("port: expected 1 to " + MOST_PORT);
        }
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException("token: expected 64 hex digits in lower case");
        }
    }

    /** The base that {@code /v1/logs} and the like are appended to. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Takes as long whatever is shown. */
    public boolean admits(@Nullable String shown) {
        return shown != null
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether headers are those of an agent that was told to speak with us, whatever their names' case. */
    public static boolean isMeantBy(Map<String, String> headers) {
        return headers.keySet().stream().anyMatch(HEADER::equalsIgnoreCase);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "ReceiverAddress[port=" + port + "]";
    }
}
