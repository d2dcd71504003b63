package dev.loki.domain.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a verifier may see of the text: {@value #BEHIND} bytes before its keyword and {@value #AHEAD} behind it. Counts
 * the bytes looked at. Not thread-safe; lives as long as one scan.
 */
final class Window {

    static final int BEHIND = 1024;
    static final int AHEAD = 16 * 1024;

    /** Shorter runs are read rather than looked up. */
    private static final int SHORT_RUN = 4;

    private static final int LONG_RUN = 16;
    private static final int LONGEST_CHARACTER = 4;

    private final byte[] bytes;
    private int length;
    private int floor;
    private int ceiling;
    private int judgedBefore;
    private int examined;
    private int hopelessBefore;
    private long steps;
    private final LongRuns longRuns = new LongRuns();
    private final LastKeyword lastKeyword = new LastKeyword();
    private final Assignment.Last lastAssignment = new Assignment.Last();
    private final int[] counts = new int[256];
    private Traits lastTraits = Traits.of(new byte[0], 0, 0);
    private int traitsFrom;
    private int traitsTo;

    Window(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
        this.ceiling = length;
    }

    /** Before the keywords of a stretch of a text that is known up to a place. What was remembered is forgotten. */
    void begin(int length) {
        this.length = length;
        longRuns.forget();
        lastKeyword.forget();
        lastAssignment.forget();
        traitsTo = traitsFrom;
    }

    void moveTo(int from, int to, int judgedBefore) {
        this.judgedBefore = judgedBefore;
        floor = Math.max(0, from - BEHIND);
        ceiling = Math.min(length, to + AHEAD);
        examined = 0;
        hopelessBefore = 0;
    }

    /** A verifier has seen all up to a place and need not look closer at keywords before it. */
    void examinedTo(int place) {
        examined = place;
    }

    /** No keyword of the same probe that ends before a place can have a value. */
    void hopelessBefore(int place) {
        hopelessBefore = place;
    }

    int hopelessBefore() {
        return hopelessBefore;
    }

    /** Up to where the detector has judged values. */
    int judgedBefore() {
        return judgedBefore;
    }

    int examined() {
        return examined;
    }

    /** How many bytes verifiers and filters have looked at, but for the few that they look at one by one. */
    long steps() {
        return steps + lastKeyword.steps();
    }

    int floor() {
        return floor;
    }

    int ceiling() {
        return ceiling;
    }

    /** The byte at a place, or -1 beyond the window. Whoever reads many says so with {@link #looked}. */
    int at(int place) {
        return place < floor || place >= ceiling ? -1 : bytes[place] & 0xff;
    }

    boolean has(ByteSet set, int place) {
        int found = at(place);
        return found >= 0 && set.has(found);
    }

    /** Where the run of these bytes that begins at a place ends, but at most so many bytes on. */
    int runEnd(ByteSet set, int from, int most) {
        int stop = Math.min(ceiling, from + most);
        if (from >= stop || !set.has(bytes[from])) {
            steps++;
            return from;
        }
        int end = readRun(set, from, Math.min(stop, from + SHORT_RUN));
        return end - from < SHORT_RUN || end == stop ? end : longRunEnd(set, from, stop);
    }

    private int longRunEnd(ByteSet set, int from, int stop) {
        int known = Math.min(stop, longRuns.knownEnd(set, from));
        int end = readRun(set, Math.max(known, from + SHORT_RUN), stop);
        if (end - from > LONG_RUN && end > known) {
            longRuns.remember(set, from, end);
        }
        return end;
    }

    private int readRun(ByteSet set, int known, int stop) {
        int end = known;
        while (end < stop && set.has(bytes[end])) {
            end++;
        }
        steps += end - known + 1;
        return end;
    }

    /** Where the run of these bytes that ends before a place begins, but at most so many bytes back. */
    int runStart(ByteSet set, int to, int most) {
        int stop = Math.max(floor, to - most);
        int start = to;
        while (start > stop && set.has(bytes[start - 1])) {
            start--;
        }
        steps += to - start + 1;
        return start;
    }

    /** Whether nothing before a place belongs to the word that begins there. */
    boolean beginsWord(int place) {
        return place <= floor
                || !ByteSet.WORD.has(at(place))
                || !ByteSet.WORD.has(bytes[place - 1])
                || endsEscape(place);
    }

    /** {@code %3D} of a URL, {@code \n} of a string. */
    private boolean endsEscape(int place) {
        return (place - 2 >= floor && bytes[place - 2] == '\\' && "nrt".indexOf(bytes[place - 1]) >= 0)
                || (place - 3 >= floor && bytes[place - 3] == '%');
    }

    /** Whether nothing behind a place belongs to the word that ends there. */
    boolean endsWord(int place) {
        return !has(ByteSet.WORD, place);
    }

    boolean startsWith(int place, String literal) {
        return startsWith(place, literal, literal.length());
    }

    /** Whether so many characters of a literal stand at a place. */
    boolean startsWith(int place, String literal, int length) {
        return place >= floor && place + length <= ceiling && isAt(place, literal, length);
    }

    private boolean isAt(int place, String literal, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[place + i] != literal.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Where a literal begins between two places, or -1. */
    int find(String literal, int from, int to) {
        int last = Math.min(to, ceiling) - literal.length();
        int first = literal.charAt(0);
        steps += Math.max(0, to - from);
        for (int place = Math.max(floor, from); place <= last; place++) {
            if (bytes[place] == first && isAt(place, literal, literal.length())) {
                return place;
            }
        }
        return -1;
    }

    /** Whether any keyword stands between two places. */
    boolean contains(KeywordAutomaton keywords, int from, int to) {
        steps += 2L * (to - from);
        return keywords.isIn(bytes, from, to);
    }

    /** The number of the keyword that ends last before a place, within so many bytes, or -1. */
    int last(KeywordAutomaton keywords, int within, int to) {
        return lastKeyword.before(keywords, bytes, Math.max(floor, to - within - Keyword.LONGEST), to, within);
    }

    Assignment.Last lastAssignment() {
        return lastAssignment;
    }

    /** Whether so many of these bytes stand at a place, or as many as the text has. */
    boolean goesOn(ByteSet set, int place, int count) {
        int stop = Math.min(length, place + count);
        int end = place;
        while (end < stop && set.has(bytes[end])) {
            end++;
        }
        steps += end - place + 1;
        return end >= stop;
    }

    /** As {@link #beginsWord}, before the window is moved to the place. */
    boolean mayBeginWord(int place) {
        return place == 0
                || !ByteSet.WORD.has(bytes[place - 1])
                || !ByteSet.WORD.has(bytes[place])
                || endsEscape(place);
    }

    /** A stretch within the bounds of the text that parts no character of UTF-8. */
    Span wholeCharacters(Span stretch) {
        int from = Math.max(0, stretch.start());
        int to = Math.min(length, stretch.end());
        for (int i = 1; i < LONGEST_CHARACTER && from > 0 && continues(from); i++) {
            from--;
        }
        for (int i = 1; i < LONGEST_CHARACTER && to < length && continues(to); i++) {
            to++;
        }
        return new Span(from, to);
    }

    private boolean continues(int place) {
        return (bytes[place] & 0xc0) == 0x80;
    }

    /** A byte that is known to be within the window; whoever reads many says so with {@link #looked}. */
    int within(int place) {
        return bytes[place] & 0xff;
    }

    void looked(int bytes) {
        steps += bytes;
    }

    /** Room to count bytes in, all zero; whoever uses it leaves it so. */
    int[] counts() {
        return counts;
    }

    /** What the bytes between two places within the window are made of; several detectors and filters ask for the same. */
    Traits traits(int from, int to) {
        if (from != traitsFrom || to != traitsTo) {
            steps += 2L * (to - from);
            lastTraits = Traits.of(bytes, from, to);
            traitsFrom = from;
            traitsTo = to;
        }
        return lastTraits;
    }

    byte[] copy(int from, int to) {
        steps += to - from;
        return Arrays.copyOfRange(bytes, from, to);
    }

    String text(int from, int to) {
        steps += to - from;
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
