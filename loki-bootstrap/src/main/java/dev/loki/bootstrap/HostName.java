package dev.loki.bootstrap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** This machine's name as its kernel has it, found without asking the network. */
final class HostName {

    private static final Path OF_LINUX = Path.of("/proc/sys/kernel/hostname");
    private static final int LONGEST = 253;

    private HostName() {}

    /** Empty where it cannot be found out. */
    static String ofThisMachine() {
        try {
            String name = Files.readString(OF_LINUX, StandardCharsets.UTF_8).strip();
            return name.length() <= LONGEST ? name : "";
        } catch (IOException e) {
            return "";
        }
    }
}
