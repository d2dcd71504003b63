package dev.loki.cli;

import dev.loki.domain.digest.Sha256;
import java.math.BigDecimal;

/**
 * Has the JVM prepare, on another core, what a hot command needs a little later: numbers, whose class computes a table of
 * large powers when it is first used, since Java 25, and the digest of the policy file, for which security providers are
 * looked up. It changes nothing, and nobody waits for it beyond that.
 */
final class HeadStart extends Thread {

    private HeadStart() {
        super("loki-head-start");
        setDaemon(true);
    }

    /** Where no thread can be made, the command prepares all itself. */
    static void begin() {
        try {
            new HeadStart().start();
        } catch (OutOfMemoryError e) {
            return; // so the JVM says that the system gives it no thread
        }
    }

    @Override
    public void run() {
        BigDecimal.valueOf(1, 1).signum();
        Sha256.hex(new byte[0]);
    }
}
