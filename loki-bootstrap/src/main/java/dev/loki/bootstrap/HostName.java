package dev.loki.bootstrap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** This machine's name. */
final class HostName {

    private static final Path OF_LINUX = Path.of("/proc/sys/kernel/hostname");
    private static final int LONGEST = 253;

    private HostName() {}

    /**
     * The name as the kernel has it, else, where that may be, as the resolver has it.
     *
     * @param askingTheNetwork whether a name server may be asked; it is where the kernel does not say
     * @return empty where it cannot be found out
     */
    static String find(boolean askingTheNetwork) {
        String name = ofThisMachine();
        try {
            return name.isEmpty() && askingTheNetwork
                    ? InetAddress.getLocalHost().getHostName()
                    : name;
        } catch (UnknownHostException e) {
            return "";
        }
    }

    /** The name as the kernel has it, found without asking the network; empty where it cannot be found out. */
    static String ofThisMachine() {
        try {
            String name = Files.readString(OF_LINUX, StandardCharsets.UTF_8).strip();
            return name.length() <= LONGEST ? name : "";
        } catch (IOException e) {
            return "";
        }
    }
}
