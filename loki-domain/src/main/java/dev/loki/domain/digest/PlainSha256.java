package dev.loki.domain.digest;

import java.util.HexFormat;

/**
 * SHA-256 (FIPS 180-4) without the platform's providers, whose first use costs a process 10 to 20 ms: for what a command
 * digests once and at its start. {@link Sha256} is the faster one from then on.
 */
public final class PlainSha256 {

    private static final int BLOCK = 64;
    private static final int LENGTH_BYTES = 8;
    private static final int ROUNDS = 64;

    /** The fractional parts of the square roots of the first 8 primes (section 5.3.3). */
    private static final int[] START = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
    };

    /** The fractional parts of the cube roots of the first 64 primes (section 4.2.2). */
    private static final int[] ROUND = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
    };

    private final int[] state = START.clone();
    private final int[] schedule = new int[ROUNDS];

    private PlainSha256() {}

    /** The digest in bare lower-case hex. */
    public static String hex(byte[] text) {
        PlainSha256 digest = new PlainSha256();
        int whole = text.length - text.length % BLOCK;
        for (int at = 0; at < whole; at += BLOCK) {
            digest.compress(text, at);
        }
        byte[] rest = padded(text, whole);
        for (int at = 0; at < rest.length; at += BLOCK) {
            digest.compress(rest, at);
        }
        StringBuilder hex = new StringBuilder();
        for (int word : digest.state) {
            hex.append(HexFormat.of().toHexDigits(word));
        }
        return hex.toString();
    }

    /** What is left of the text, a bit that is set, zeros, and the length in bits (section 5.1.1). */
    private static byte[] padded(byte[] text, int from) {
        int left = text.length - from;
        byte[] rest = new byte[left + 1 + LENGTH_BYTES <= BLOCK ? BLOCK : 2 * BLOCK];
        System.arraycopy(text, from, rest, 0, left);
        rest[left] = (byte) 0x80;
        long bits = 8L * text.length;
        for (int i = 1; i <= LENGTH_BYTES; i++) {
            rest[rest.length - i] = (byte) bits;
            bits >>>= 8;
        }
        return rest;
    }

    /** One block (section 6.2.2). Rotations are written out: most of this is run before anything is compiled. */
    private void compress(byte[] text, int from) {
        int[] w = schedule;
        fill(w, text, from);
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        int e = state[4];
        int f = state[5];
        int g = state[6];
        int h = state[7];
        for (int t = 0; t < ROUNDS; t++) {
            int sum1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
            int first = h + sum1 + ((e & f) ^ (~e & g)) + ROUND[t] + w[t];
            int sum0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
            int second = sum0 + ((a & b) ^ (a & c) ^ (b & c));
            h = g;
            g = f;
            f = e;
            e = d + first;
            d = c;
            c = b;
            b = a;
            a = first + second;
        }
        add(a, b, c, d, e, f, g, h);
    }

    private static void fill(int[] w, byte[] text, int from) {
        for (int t = 0, at = from; t < 16; t++, at += 4) {
            w[t] = (text[at] << 24)
                    | ((text[at + 1] & 0xff) << 16)
                    | ((text[at + 2] & 0xff) << 8)
                    | (text[at + 3] & 0xff);
        }
        for (int t = 16; t < ROUNDS; t++) {
            int x = w[t - 2];
            int y = w[t - 15];
            int sigma1 = ((x >>> 17) | (x << 15)) ^ ((x >>> 19) | (x << 13)) ^ (x >>> 10);
            int sigma0 = ((y >>> 7) | (y << 25)) ^ ((y >>> 18) | (y << 14)) ^ (y >>> 3);
            w[t] = sigma1 + w[t - 7] + sigma0 + w[t - 16];
        }
    }

    private void add(int... words) {
        for (int i = 0; i < words.length; i++) {
            state[i] += words[i];
        }
    }
}
