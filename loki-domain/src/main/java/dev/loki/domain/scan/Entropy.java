package dev.loki.domain.scan;

/** Shannon entropy of a candidate, in bits a byte. A value made by a random generator has much, a word little. */
record Entropy(double least) implements Filter {

    /** {@code n * log2(n)} of small counts: logarithms are slow, and texts may be full of candidates. */
    private static final double[] COUNT_LOG = new double[1024];

    private static final double LN2 = Math.log(2);
    private static final double ROUNDING = 1e-9;

    static {
        for (int count = 1; count < COUNT_LOG.length; count++) {
            COUNT_LOG[count] = countLog(count);
        }
    }

    @Override
    public boolean keeps(Window window, int start, int end) {
        return leastOf(window, start, end) >= least || of(window, start, end) >= least - ROUNDING;
    }

    /** What is sure without counting: so many different bytes, all but one of them there once. */
    private static double leastOf(Window window, int start, int end) {
        int length = end - start;
        if (length <= 0) {
            return 0;
        }
        int different = window.traits(start, end).different();
        return (logOf(length) - logOf(length - different + 1)) / length;
    }

    /** As the sum over all bytes of -p log p, with p = count / length, is log(length) - sum(count log(count)) / length. */
    static double of(Window window, int start, int end) {
        int length = end - start;
        if (length <= 0) {
            return 0;
        }
        int[] counts = window.counts();
        window.looked(2 * length);
        for (int i = start; i < end; i++) {
            counts[window.within(i)]++;
        }
        double sum = 0;
        for (int i = start; i < end; i++) {
            int found = window.within(i);
            sum += logOf(counts[found]);
            counts[found] = 0;
        }
        return (logOf(length) - sum) / length;
    }

    private static double logOf(int count) {
        return count < COUNT_LOG.length ? COUNT_LOG[count] : countLog(count);
    }

    private static double countLog(int count) {
        return count * Math.log(count) / LN2;
    }
}
