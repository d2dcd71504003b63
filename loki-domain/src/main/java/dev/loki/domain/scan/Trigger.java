package dev.loki.domain.scan;

/**
 * A probe as the automaton reports it.
 *
 * @param number the number of its detector
 * @param probe its own number
 * @param length how long its keyword is
 * @param surroundings what stands around a keyword that has a value
 * @param cost what a look costs
 * @param reach how far from the keyword its value may lie
 */
record Trigger(
        Detector detector,
        int number,
        int probe,
        int length,
        Surroundings surroundings,
        int cost,
        Reach reach,
        Verifier verifier) {

    static Trigger of(Detector detector, int number, Probe probe, int probeNumber) {
        Verifier verifier = probe.verifier();
        return new Trigger(
                detector,
                number,
                probeNumber,
                probe.keyword().length(),
                verifier.surroundings(),
                verifier.cost(),
                verifier.reach(),
                verifier);
    }
}
