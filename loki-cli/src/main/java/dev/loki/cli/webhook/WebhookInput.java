package dev.loki.cli.webhook;

import dev.loki.bootstrap.ConfigurationException;
import dev.loki.ports.webhook.WebhookDelivery;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One request as text: lines of headers, an empty line, and the body as it came, byte by byte. The values of a header that
 * stands several times are joined by a comma, in their order (RFC 9110, section 5.3).
 */
final class WebhookInput {

    private static final int MAX_BYTES = 26 * 1024 * 1024;
    private static final int MAX_HEADERS = 64 * 1024;

    private final byte[] bytes;
    private int at;

    private WebhookInput(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads standard input to its end; what is longer than any service sends is cut, and refused for its length.
     *
     * @throws ConfigurationException where it is no such text
     */
    static WebhookDelivery read(InputStream in, Instant now) {
        try {
            return new WebhookInput(in.readNBytes(MAX_BYTES + 1)).delivery(now);
        } catch (IOException e) {
            throw problem("it cannot be read: " + e.getMessage());
        }
    }

    private WebhookDelivery delivery(Instant now) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            boolean isRequestLine = headers.isEmpty() && line.matches("[A-Z]{3,10} \\S+ HTTP/[0-9.]+");
            if (colon < 1 && !isRequestLine) {
                throw problem("expected headers such as 'X-GitHub-Event: issues', an empty line, and the body");
            }
            if (!isRequestLine) {
                headers.merge(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip(),
                        (before, more) -> before + ", " + more);
            }
        }
        return new WebhookDelivery(headers, Arrays.copyOfRange(bytes, at, bytes.length), now);
    }

    /** The next line, without its end, which is a newline or a carriage return and a newline. */
    private String line() {
        int end = at;
        while (end < bytes.length && bytes[end] != '\n' && end <= MAX_HEADERS) {
            end++;
        }
        if (end == bytes.length || end > MAX_HEADERS) {
            throw problem("the headers end nowhere; expected an empty line within 64 KiB");
        }
        boolean isPair = end > at && bytes[end - 1] == '\r';
        String line = new String(bytes, at, end - at - (isPair ? 1 : 0), StandardCharsets.ISO_8859_1);
        at = end + 1;
        return line;
    }

    private static ConfigurationException problem(String what) {
        return new ConfigurationException(List.of("standard input: " + what));
    }
}
