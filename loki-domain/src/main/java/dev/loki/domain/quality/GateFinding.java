package dev.loki.domain.quality;

import java.util.OptionalLong;

/**
 * What a gate found fault with. All texts are from outside.
 *
 * @param severity in the gate's words; may be empty
 * @param message may be empty
 * @param file may be empty
 * @param line from 1, where it is known
 */
public record GateFinding(String severity, String message, String file, OptionalLong line) {

    /** The file and its line, as compilers say it; empty where the file is. */
    public String place() {
        return file.isEmpty() || line.isEmpty() ? file : file + ":" + line.getAsLong();
    }
}
