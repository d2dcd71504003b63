package dev.loki.http;

import java.util.Arrays;

/** All addresses that share their first bits (RFC 4632, section 3.1; RFC 4291, section 2.3). Immutable. */
final class IpRange {

    private final String text;
    private final byte[] network;
    private final int bits;

    private IpRange(String text, byte[] network, int bits) {
        this.text = text;
        this.network = network;
        this.bits = bits;
    }

    /**
     * Reads {@code 10.0.0.0/8}, {@code fd00::/8}, or one address.
     *
     * @throws IllegalArgumentException where it is none, or bits are set behind the first
     */
    static IpRange parse(String text) {
        int slash = text.indexOf('/');
        byte[] network = IpLiteral.bytes(slash < 0 ? text : text.substring(0, slash));
        if (network == null) {
            throw new IllegalArgumentException("'" + text + "' is no address and no range such as 10.0.0.0/8");
        }
        int longest = network.length * Byte.SIZE;
        int bits = slash < 0 ? longest : bits(text.substring(slash + 1));
        if (bits < 0 || bits > longest) {
            throw new IllegalArgumentException("'" + text + "': expected at most /" + longest);
        }
        IpRange range = new IpRange(text, network, bits);
        byte[] first = range.first();
        if (!Arrays.equals(first, network)) {
            throw new IllegalArgumentException("'" + text + "' has bits set behind the first " + bits + ": write "
                    + IpLiteral.text(first) + "/" + bits + ", or the one address alone");
        }
        return range;
    }

    boolean contains(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        for (int i = 0; i < network.length; i++) {
            if (((address[i] ^ network[i]) & mask(i)) != 0) {
                return false;
            }
        }
        return true;
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }

    private byte[] first() {
        byte[] first = network.clone();
        for (int i = 0; i < first.length; i++) {
            first[i] = (byte) (first[i] & mask(i));
        }
        return first;
    }

    /** Of this byte, the bits that count. */
    private int mask(int index) {
        int counted = Math.max(0, Math.min(Byte.SIZE, bits - index * Byte.SIZE));
        return 0xff << (Byte.SIZE - counted) & 0xff;
    }

    private static int bits(String text) {
        return text.matches("0|[1-9][0-9]{0,2}") ? Integer.parseInt(text) : -1;
    }
}
