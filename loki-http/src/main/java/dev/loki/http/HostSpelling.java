package dev.loki.http;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the text of a host tells before it is looked up. Hosts are in lower case. */
final class HostSpelling {

    private static final int LONGEST = 253;
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

    /** Whatever ends like this is read as an address by some programs (WHATWG URL, "ends in a number"). */
    private static final Pattern NUMERIC_END = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)");

    /** Where clouds tell machines about themselves. */
    private static final Set<String> METADATA = Set.of(
            "metadata",
            "metadata.google.internal",
            "metadata.goog",
            "metadata.azure.internal",
            "metadata.azure.com",
            "metadata.tencentyun.com",
            "metadata.platformequinix.com",
            "metadata.packet.net",
            "api.metadata.cloud.ibm.com",
            "instance-data",
            "instance-data.ec2.internal",
            "rancher-metadata");

    /** RFC 6761, RFC 6762 with its appendix G, RFC 7686, RFC 8375, and ICANN's "internal". */
    private static final List<String> OF_A_NETWORK = List.of(
            "localhost",
            "local",
            "localdomain",
            "internal",
            "intranet",
            "private",
            "corp",
            "home",
            "home.arpa",
            "lan",
            "test",
            "invalid",
            "onion");

    private HostSpelling() {}

    /** Why it is no name, in words after "its host"; empty where it is one. */
    static Optional<String> fault(String host) {
        if (host.endsWith(".")) {
            return Optional.of("ends with a dot; leave it out");
        }
        if (host.length() > LONGEST || !NAME.matcher(host).matches()) {
            return Optional.of("must be a name made of letters, digits, '-' and '.', or an IP address");
        }
        return NUMERIC_END.matcher(host).matches()
                ? Optional.of("looks like an address; write an IPv4 address as four decimal numbers, such as 192.0.2.1")
                : Optional.empty();
    }

    /** Whether it is where a cloud tells machines about themselves, which no allow list opens. */
    static boolean isMetadata(String host) {
        return METADATA.contains(host);
    }

    /** Whether it means something else in every network: it has no dot, or an end that is reserved for that. */
    static boolean isOfANetwork(String host) {
        return host.indexOf('.') < 0
                || OF_A_NETWORK.stream().anyMatch(end -> host.equals(end) || host.endsWith("." + end));
    }
}
