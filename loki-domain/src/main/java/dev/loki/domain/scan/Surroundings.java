package dev.loki.domain.scan;

/**
 * What must stand around a keyword that has a value. Told by tables before anybody looks closer, as most keywords of a
 * text made to stall the scanner stand alone.
 *
 * @param word whether a word must begin with the keyword
 * @param next the bytes that may follow it
 * @param count how many of these follow it at least
 */
record Surroundings(boolean word, ByteSet next, int count) {

    static final Surroundings ANY = new Surroundings(false, ByteSet.ALL, 0);

    /** So many are looked at; more would be read again by the verifier. */
    private static final int MOST = 9;

    Surroundings {
        count = Math.min(count, MOST);
    }

    static Surroundings next(ByteSet next) {
        return new Surroundings(false, next, 1);
    }

    static Surroundings word(ByteSet next, int count) {
        return new Surroundings(true, next, count);
    }

    boolean fit(Window window, int from, int to) {
        return (!word || window.mayBeginWord(from)) && window.goesOn(next, to, count);
    }
}
