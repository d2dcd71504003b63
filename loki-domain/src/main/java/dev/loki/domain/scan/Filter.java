package dev.loki.domain.scan;

/** A test that a candidate must pass to be a finding. */
interface Filter {

    /**
     * Whether the candidate may be real.
     *
     * @param start the first byte behind the public prefix
     * @param end behind the last byte
     */
    boolean keeps(Window window, int start, int end);
}
