package dev.loki.adapter.fs.event;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What a member of a group says of itself.
 *
 * @param member tells it from all others
 * @param pid its process
 * @param space where that number means something: one start of one machine, and one set of process numbers
 */
record Identity(String member, long pid, String space) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String SPACE = readSpace();
    private static final int STATE_AFTER_NAME = 2;

    /** A new member in this process. */
    static Identity fresh() {
        return new Identity(
                HexFormat.of().toHexDigits(RANDOM.nextLong()),
                ProcessHandle.current().pid(),
                SPACE);
    }

    /** Whether the other's process has surely ended; a number that was given again is not sure. */
    boolean seesTheEndOf(Identity other) {
        return space.equals(other.space) && other.pid > 0 && other.pid != pid && !isAlive(other.pid);
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).isPresent() && !isZombie(pid);
    }

    /** A process that ended, and whose parent has not asked for its exit code: proc(5), state of /proc/pid/stat. */
    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            int state = stat.lastIndexOf(')') + STATE_AFTER_NAME;
            return state < stat.length() && (stat.charAt(state) == 'Z' || stat.charAt(state) == 'X');
        } catch (IOException e) {
            return false; // no such system, or gone meanwhile: the next look will tell
        }
    }

    /** Where that cannot be known, a space of its own: then only leases tell whether a member lives. */
    private static String readSpace() {
        if (!System.getProperty("os.name", "").startsWith("Linux")) {
            return "local";
        }
        return linuxSpace(Path.of("/proc"));
    }

    static String linuxSpace(Path proc) {
        try {
            String boot =
                    Files.readString(proc.resolve("sys/kernel/random/boot_id")).strip();
            return boot + " " + Files.readSymbolicLink(proc.resolve("self/ns/pid"));
        } catch (IOException e) {
            return HexFormat.of().toHexDigits(RANDOM.nextLong());
        }
    }
}
