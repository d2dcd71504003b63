package dev.loki.adapter.fs.audit.dashboard;

/**
 * How much of the dashboard log there is, and in what form.
 *
 * @param maxBytes a file of at least this size is closed, and another begun; at least 1
 * @param maxFiles how many closed files are kept; at least 1
 * @param integrity whether entries are hashed; without, nothing proves them
 */
public record LogLimits(long maxBytes, int maxFiles, boolean integrity) {

    public LogLimits {
        if (maxBytes < 1 || maxFiles < 1) {
            throw new IllegalArgumentException("a log needs room for a byte and a file");
        }
    }
}
