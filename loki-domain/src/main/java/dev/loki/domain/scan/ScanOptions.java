package dev.loki.domain.scan;

import org.jspecify.annotations.Nullable;

/**
 * How findings are reported.
 *
 * @param inlineAllow whether {@code loki:allow} on the line of a finding, no further than 1,024 bytes from it, takes it
 *     back. For files of a repository that people review; never for what an agent hands in, which could allow itself.
 * @param key under which findings get fingerprints; null for none
 */
public record ScanOptions(boolean inlineAllow, @Nullable FingerprintKey key) {

    /** No allowance in the text, no fingerprints. */
    public static final ScanOptions STRICT = new ScanOptions(false, null);
}
