package dev.loki.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Hosts and networks of the operator's own that an {@link AddressGuard} lets through, but for what is never good.
 * Immutable.
 */
public final class AllowedHosts {

    private final String setting;
    private final Set<String> names;
    private final List<IpRange> ranges;

    private AllowedHosts(String setting, Set<String> names, List<IpRange> ranges) {
        this.setting = setting;
        this.names = Set.copyOf(names);
        this.ranges = List.copyOf(ranges);
    }

    /**
     * Reads a list.
     *
     * @param setting where it stands, for messages
     * @param entries names of hosts, addresses, and ranges such as {@code 10.0.0.0/8} or {@code fd12:3456::/32}
     * @throws IllegalArgumentException where one is neither; the message names it
     */
    public static AllowedHosts of(String setting, List<String> entries) {
        Set<String> names = new HashSet<>();
        List<IpRange> ranges = new ArrayList<>();
        for (String entry : entries) {
            if (entry.indexOf('/') >= 0 || entry.indexOf(':') >= 0 || IpLiteral.bytes(entry) != null) {
                ranges.add(IpRange.parse(entry));
            } else {
                names.add(name(entry));
            }
        }
        return new AllowedHosts(setting, names, ranges);
    }

    /** Whether a name is in the list; the address it has is then good as well. */
    boolean names(String host) {
        return names.contains(host);
    }

    boolean contains(byte[] address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    /** How a refusal can be mended. */
    String hint() {
        return "where it is meant, name it in " + setting;
    }

    private static String name(String entry) {
        String name = entry.toLowerCase(Locale.ROOT);
        HostSpelling.fault(name).ifPresent(fault -> {
            throw new IllegalArgumentException("'" + entry
                    + "' is neither a host, such as hooks.example.com, nor an address or range, such as 10.0.0.0/8");
        });
        return name;
    }
}
