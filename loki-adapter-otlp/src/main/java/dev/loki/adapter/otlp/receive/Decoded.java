package dev.loki.adapter.otlp.receive;

import java.util.List;

/**
 * What a request held.
 *
 * @param records those that were understood, in their order
 * @param refused how many were not
 * @param problem which was the first that was not, and why, quoting nothing of it; empty where all were understood
 */
public record Decoded<T>(List<T> records, long refused, String problem) {

    public Decoded {
        records = List.copyOf(records);
    }
}
