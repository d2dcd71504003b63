package dev.loki.domain.scan;

/**
 * A probe as the automaton reports it.
 *
 * @param number the number of its detector
 * @param length how long its keyword is
 */
record Trigger(Detector detector, int number, int length, Verifier verifier) {}
