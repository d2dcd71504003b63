package dev.loki.domain.scan;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A signed token in compact form (RFC 7519): three parts, the first a JSON object that names an algorithm. */
final class JsonWebToken implements Verifier {

    static final Probe PROBE = new Probe(Keyword.exact("eyJ"), new JsonWebToken());

    private static final int LONGEST_HEADER = 512;
    private static final int LONGEST_PAYLOAD = 8 * 1024;
    private static final int LONGEST_SIGNATURE = 1024;
    private static final int LEAST = 16;

    private JsonWebToken() {}

    @Override
    public @Nullable Span verify(Window window, int from, int to) {
        if (!window.beginsWord(from)) {
            return null;
        }
        int header = window.runEnd(ByteSet.BASE64URL, from, LONGEST_HEADER);
        if ((header - from) % 4 == 1) {
            return null;
        }
        int payload = part(window, header, LONGEST_PAYLOAD);
        int signature = payload < 0 ? -1 : part(window, payload, LONGEST_SIGNATURE);
        return signature < 0 || !namesAlgorithm(window.text(from, header)) ? null : new Span(from, signature);
    }

    private static int part(Window window, int dot, int longest) {
        if (window.at(dot) != '.') {
            return -1;
        }
        int end = window.runEnd(ByteSet.BASE64URL, dot + 1, longest);
        return end - dot > LEAST ? end : -1;
    }

    private static boolean namesAlgorithm(String header) {
        try {
            String json = new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8);
            return json.startsWith("{") && json.endsWith("}") && json.contains("\"alg\"");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
