package dev.loki.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses as text. Nothing is ever looked up, and nothing is read that could be read in two ways. */
final class IpLiteral {

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern DOTTED_QUAD = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern SIX = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    private IpLiteral() {}

    /**
     * The bytes of a dotted quad without leading zeros, or of an IPv6 address without brackets and zone (RFC 4291, section
     * 2.2); one that is IPv4-mapped has four. Null where it is neither.
     */
    static byte @Nullable [] bytes(String text) {
        boolean isSix = text.indexOf(':') >= 0 && SIX.matcher(text).matches();
        String last = text.substring(text.lastIndexOf(':') + 1);
        if ((!isSix || last.indexOf('.') >= 0) && !DOTTED_QUAD.matcher(last).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(isSix ? "[" + text + "]" : text).getAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** The address as people write it. */
    static String text(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes", e);
        }
    }
}
