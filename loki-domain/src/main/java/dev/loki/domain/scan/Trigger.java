package dev.loki.domain.scan;

/**
 * A probe as the automaton reports it.
 *
 * @param number the number of its detector
 * @param probe its own number
 * @param length how long its keyword is
 */
record Trigger(Detector detector, int number, int probe, int length, Verifier verifier) {}
