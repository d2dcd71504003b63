package dev.loki.application.forward;

import dev.loki.domain.digest.Sha256;
import dev.loki.ports.forward.ChainSegments;

/** SHA-256 in hex, by which segments and entries are known again. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(byte[] bytes) {
        return Sha256.hex(bytes);
    }

    /** The fingerprint of a segment's first line; empty where it has none. */
    static String ofFirstLine(ChainSegments segments, String name) {
        StringBuilder first = new StringBuilder();
        segments.read(name, 0, (line, end) -> {
            first.append(of(line));
            return false;
        });
        return first.toString();
    }
}
