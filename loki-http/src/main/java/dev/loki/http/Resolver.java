package dev.loki.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. */
@FunctionalInterface
interface Resolver {

    /** As this machine is set up. */
    Resolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /** All of them, at least one. */
    List<InetAddress> addresses(String host) throws UnknownHostException;
}
