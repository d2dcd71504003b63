package dev.loki.domain.scan;

/** Shannon entropy of a candidate, in bits a byte. A value made by a random generator has much, a word little. */
record Entropy(double least) implements Filter {

    private static final double LN2 = Math.log(2);

    @Override
    public boolean keeps(Window window, int start, int end) {
        return of(window, start, end) >= least;
    }

    static double of(Window window, int start, int end) {
        int[] counts = new int[256];
        for (int i = start; i < end; i++) {
            counts[Math.max(0, window.at(i))]++;
        }
        double length = end - start;
        double sum = 0;
        for (int count : counts) {
            if (count > 0) {
                sum -= count / length * Math.log(count / length);
            }
        }
        return sum / LN2;
    }
}
