package dev.loki.domain.scan;

import org.jspecify.annotations.Nullable;

/** A signed token in compact form (RFC 7519): three parts, the first a JSON object that names an algorithm. */
final class JsonWebToken implements Verifier {

    static final Probe PROBE = new Probe(Keyword.exact("eyJ"), new JsonWebToken());

    private static final int LONGEST_HEADER = 512;
    private static final int LONGEST_PAYLOAD = 8 * 1024;
    private static final int LONGEST_SIGNATURE = 1024;
    private static final int LEAST = 16;

    /** {@code "alg"} with its quotes, a byte beside the other. */
    private static final long NAME = 0x22_61_6c_67_22L;

    private static final long NAME_BITS = 0xff_ff_ff_ff_ffL;

    private JsonWebToken() {}

    @Override
    public Surroundings surroundings() {
        return Surroundings.word(ByteSet.BASE64URL, 1);
    }

    @Override
    public @Nullable Span verify(Window window, int from, int to) {
        int header = window.runEnd(ByteSet.BASE64URL, from, LONGEST_HEADER);
        if ((header - from) % 4 == 1) {
            return null;
        }
        int payload = part(window, header, LONGEST_PAYLOAD);
        int signature = payload < 0 ? -1 : part(window, payload, LONGEST_SIGNATURE);
        return signature < 0 || !namesAlgorithm(window, from, header) ? null : new Span(from, signature);
    }

    private static int part(Window window, int dot, int longest) {
        if (window.at(dot) != '.') {
            return -1;
        }
        int end = window.runEnd(ByteSet.BASE64URL, dot + 1, longest);
        return end - dot > LEAST ? end : -1;
    }

    /** Decodes as it reads. That the first bytes are an object's is what the keyword says. */
    private static boolean namesAlgorithm(Window window, int from, int end) {
        window.looked(end - from);
        int bits = 0;
        long last = 0;
        boolean named = false;
        for (int i = from; i < end; i++) {
            bits = (bits << 6) | Base64Digits.URL[window.within(i)];
            int place = (i - from) & 3;
            if (place != 0) {
                last = ((last << 8) | ((bits >>> (6 - 2 * place)) & 0xff)) & NAME_BITS;
                named |= last == NAME;
            }
        }
        return named && (last & 0xff) == '}';
    }
}
