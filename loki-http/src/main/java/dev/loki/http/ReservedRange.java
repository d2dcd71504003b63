package dev.loki.http;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Addresses that are not of the internet at large: IANA's special-purpose registries for IPv4 and IPv6 (RFC 6890), multicast,
 * and where clouds tell machines about themselves.
 *
 * @param what they are, after "is"
 * @param never whether no allow list opens them
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IPv4 Special-Purpose Address Registry</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IPv6 Special-Purpose Address Registry</a>
 */
record ReservedRange(IpRange range, String what, boolean never) {

    private static final List<ReservedRange> CLOUD = List.of(
            never("169.254.169.254", "a cloud's metadata service"),
            never("169.254.170.2", "a cloud's service of credentials"),
            never("169.254.170.23", "a cloud's service of credentials"),
            never("100.100.100.200", "a cloud's metadata service"),
            never("192.0.0.192", "a cloud's metadata service"),
            never("168.63.129.16", "a cloud's service for its machines"),
            never("fd00:ec2::/32", "a cloud's metadata service"),
            never("fd20:ce::254", "a cloud's metadata service"),
            never("fd00:c1::a9fe:a9fe", "a cloud's metadata service"),
            never("fd00:a9fe:a9fe::1", "a cloud's metadata service"),
            never("fd00:42::42", "a cloud's metadata service"),
            never("fd00:100::100:200", "a cloud's metadata service"));

    private static final List<ReservedRange> FOUR = List.of(
            range("0.0.0.0/8", "this host, or this network"),
            range("10.0.0.0/8", "private"),
            range("100.64.0.0/10", "a carrier's own"),
            range("127.0.0.0/8", "this machine"),
            never("169.254.0.0/16", "link-local"),
            range("172.16.0.0/12", "private"),
            range("192.0.0.0/24", "reserved for protocols"),
            range("192.0.2.0/24", "for documentation"),
            range("192.31.196.0/24", "for name servers of private addresses"),
            range("192.52.193.0/24", "a relay of multicast"),
            range("192.88.99.0/24", "a relay to IPv6"),
            range("192.168.0.0/16", "private"),
            range("192.175.48.0/24", "for name servers of private addresses"),
            range("198.18.0.0/15", "for benchmarks"),
            range("198.51.100.0/24", "for documentation"),
            range("203.0.113.0/24", "for documentation"),
            never("224.0.0.0/4", "multicast"),
            range("240.0.0.0/4", "reserved"));

    private static final List<ReservedRange> SIX = List.of(
            range("::", "this host"),
            range("::1", "this machine"),
            range("::/96", "an IPv4 address in a form that is out of use"),
            range("::ffff:0:0:0/96", "an IPv4 address in translation"),
            range("64:ff9b:1::/48", "an IPv4 address behind a translator of your own"),
            range("100::/64", "discarded"),
            range("100:0:0:1::/64", "a placeholder"),
            range("2001::/32", "a tunnel to an IPv4 address (Teredo)"),
            range("2001:db8::/32", "for documentation"),
            range("2001::/23", "reserved for protocols"),
            range("2002::/16", "a tunnel to an IPv4 address (6to4)"),
            range("2620:4f:8000::/48", "for name servers of private addresses"),
            range("3fff::/20", "for documentation"),
            range("5f00::/16", "for routing by segments"),
            range("fc00::/7", "private"),
            never("fe80::/10", "link-local"),
            range("fec0::/10", "private"),
            never("ff00::/8", "multicast"),
            range("::/3", "outside of what is given to the internet"),
            range("4000::/2", "outside of what is given to the internet"),
            range("8000::/1", "outside of what is given to the internet"));

    private static final List<ReservedRange> ALL =
            Stream.of(CLOUD, FOUR, SIX).flatMap(List::stream).toList();

    /** The narrowest that holds an address of 4 or 16 bytes; empty where it is of the internet at large. */
    static Optional<ReservedRange> of(byte[] address) {
        return ALL.stream().filter(reserved -> reserved.range.contains(address)).findFirst();
    }

    @Override
    public String toString() {
        return what + " (" + range + ")";
    }

    private static ReservedRange range(String range, String what) {
        return new ReservedRange(IpRange.parse(range), what, false);
    }

    private static ReservedRange never(String range, String what) {
        return new ReservedRange(IpRange.parse(range), what, true);
    }
}
