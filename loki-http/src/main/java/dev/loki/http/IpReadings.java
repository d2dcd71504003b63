package dev.loki.http;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a packet to an address may end up: an IPv6 address may hold an IPv4 one that the system, a translator or a tunnel
 * sends it to.
 *
 * @param sure each of these must be good
 * @param possible where the length of a translator's prefix is not known: none of these may be one that is never good
 */
record IpReadings(List<byte[]> sure, List<byte[]> possible) {

    private static final IpRange COMPATIBLE = IpRange.parse("::/96");
    private static final IpRange TRANSLATED = IpRange.parse("::ffff:0:0:0/96");
    private static final IpRange NAT64 = IpRange.parse("64:ff9b::/96");
    private static final IpRange LOCAL_NAT64 = IpRange.parse("64:ff9b:1::/48");
    private static final IpRange SIX_TO_FOUR = IpRange.parse("2002::/16");
    private static final IpRange TEREDO = IpRange.parse("2001::/32");

    /** Of an address of 4 or 16 bytes. */
    static IpReadings of(byte[] address) {
        if (address.length == 4) {
            return new IpReadings(List.of(address), List.of());
        }
        if (isMapped(address) || NAT64.contains(address)) {
            return new IpReadings(List.of(last(address)), List.of());
        }
        List<byte[]> sure = new ArrayList<>(List.of(address));
        if (COMPATIBLE.contains(address) || TRANSLATED.contains(address) || isIsatap(address)) {
            sure.add(last(address));
        } else if (SIX_TO_FOUR.contains(address)) {
            sure.add(at(address, 2, 3, 4, 5));
        } else if (TEREDO.contains(address)) {
            sure.add(at(address, 4, 5, 6, 7));
            sure.add(inverted(last(address)));
        }
        return new IpReadings(sure, LOCAL_NAT64.contains(address) ? behindTranslator(address) : List.of());
    }

    /** RFC 4291, section 2.5.5.2. The JDK makes IPv4 of such a text, but not of such bytes. */
    private static boolean isMapped(byte[] address) {
        return bytesAre(address, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff);
    }

    /** RFC 5214, section 6.1: an interface that is named after an IPv4 address, whatever the network. */
    private static boolean isIsatap(byte[] address) {
        return bytesAre(address, 8, 0, 0, 0x5e, 0xfe) || bytesAre(address, 8, 2, 0, 0x5e, 0xfe);
    }

    /** RFC 6052, section 2.2, for the prefixes of 48, 56, 64 and 96 bits; the eighth byte is skipped. */
    private static List<byte[]> behindTranslator(byte[] address) {
        return List.of(at(address, 6, 7, 9, 10), at(address, 7, 9, 10, 11), at(address, 9, 10, 11, 12), last(address));
    }

    private static byte[] last(byte[] address) {
        return at(address, 12, 13, 14, 15);
    }

    private static byte[] at(byte[] address, int... places) {
        byte[] four = new byte[places.length];
        for (int i = 0; i < places.length; i++) {
            four[i] = address[places[i]];
        }
        return four;
    }

    /** RFC 4380, section 4. */
    private static byte[] inverted(byte[] address) {
        byte[] inverted = new byte[address.length];
        for (int i = 0; i < address.length; i++) {
            inverted[i] = (byte) ~address[i];
        }
        return inverted;
    }

    private static boolean bytesAre(byte[] address, int from, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if ((address[from + i] & 0xff) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
