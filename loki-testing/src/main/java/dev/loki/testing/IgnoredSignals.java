package dev.loki.testing;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Signals that whoever started this build told it to ignore, as a shell does for what it starts in the background. */
public final class IgnoredSignals {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String MASK = "SigIgn:";
    private static final Map<String, Integer> NUMBERS = Map.of("HUP", 1, "INT", 2, "USR1", 10, "TERM", 15);

    private IgnoredSignals() {}

    /** Skips the running test where the signal is ignored: its children ignore it too, and none can be made to heed it. */
    public static void skipIfIgnored(String signal) throws IOException {
        Skips.unless(!isIgnored(signal), "SIG" + signal, "this build was started with the signal ignored");
    }

    private static boolean isIgnored(String signal) throws IOException {
        if (!Files.isReadable(STATUS)) {
            return false;
        }
        int bit = NUMBERS.getOrDefault(signal, 0) - 1;
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith(MASK))
                .anyMatch(line -> new BigInteger(line.substring(MASK.length()).strip(), 16).testBit(bit));
    }
}
