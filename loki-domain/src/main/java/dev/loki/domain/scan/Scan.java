package dev.loki.domain.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a text, in stretches. Goes from one to the next where the text is in one piece as where it comes in many,
 * so that the same is found. Not thread-safe.
 */
final class Scan implements KeywordAutomaton.Hits {

    /** So many bytes are read at once; what was remembered to read no byte twice is then forgotten. */
    static final int STRETCH = 128 * Density.STRETCH;

    private final Plan plan;
    private final Ending[] endings;
    private final byte[] bytes;
    private final Window window;
    private final Density density;
    private final int[] judgedUntil;
    private final int[] hopelessBefore;
    private final @Nullable String[] masks;
    private List<Match> matches = new ArrayList<>();
    private int state;
    private int read;
    private boolean begun;

    Scan(Plan plan, byte[] bytes, Density density) {
        this.plan = plan;
        this.endings = plan.endings();
        this.bytes = bytes;
        this.window = new Window(bytes, 0);
        this.density = density;
        this.judgedUntil = new int[plan.detectors()];
        this.hopelessBefore = new int[plan.probes()];
        this.masks = new String[plan.detectors()];
        this.state = plan.automaton().lineStart();
    }

    /** All of a text. */
    static Scan all(Plan plan, byte[] bytes) {
        return all(plan, bytes, new Density());
    }

    static Scan all(Plan plan, byte[] bytes, Density density) {
        Scan scan = new Scan(plan, bytes, density);
        do {
            scan.readStretch(bytes.length);
        } while (scan.read < bytes.length);
        return scan;
    }

    /**
     * Reads the next stretch.
     *
     * @param length how many bytes are there: all, or as many behind the stretch as a window shows
     */
    void readStretch(int length) {
        window.begin(length);
        density.enter(read + 1);
        if (!begun) {
            begun = true;
            ended(plan.atStart(), 0);
        }
        int end = Math.min(length, read + STRETCH);
        state = plan.automaton().run(state, bytes, read, end, this);
        read = end;
        takeLeftOut();
    }

    /** How much of the text is read. */
    int read() {
        return read;
    }

    @Override
    public void ended(int ending, int end) {
        if (density.isPast(end)) {
            takeLeftOut();
            density.enter(end);
        }
        ended(endings[ending], end);
    }

    private void ended(Ending ending, int end) {
        if (!density.isSpent()) {
            long before = window.steps();
            for (Trigger trigger : ending.triggers()) {
                look(trigger, end);
            }
            density.spend(ending.cost() + window.steps() - before);
        } else if (ending.isBounded()) {
            density.leaveOut(ending, end);
        }
        for (Trigger trigger : ending.free()) {
            look(trigger, end);
        }
    }

    /** A value once judged is not judged again for a keyword within it: work stays linear in hostile texts. */
    private void look(Trigger trigger, int end) {
        int start = Math.max(0, end - trigger.length());
        if (start < judgedUntil[trigger.number()]
                || end < hopelessBefore[trigger.probe()]
                || !trigger.surroundings().fit(window, start, end)) {
            return;
        }
        window.looked(trigger.cost());
        window.moveTo(start, end, judgedUntil[trigger.number()]);
        Span value = trigger.verifier().verify(window, start, end);
        if (value != null) {
            judge(trigger, value);
            return;
        }
        hopelessBefore[trigger.probe()] = window.hopelessBefore();
        if (window.examined() > 0) {
            judgedUntil[trigger.number()] = window.examined();
        }
    }

    private void judge(Trigger trigger, Span value) {
        Detector detector = trigger.detector();
        judgedUntil[trigger.number()] = value.end();
        window.looked(Density.VALUE);
        if (detector.accepts(window, value)) {
            String mask = detector.masked(window, value, masks[trigger.number()]);
            masks[trigger.number()] = mask;
            add(new Match(detector, value, mask));
        }
    }

    private void takeLeftOut() {
        Span leftOut = density.takeLeftOut();
        if (leftOut != null) {
            add(new Match(Detectors.TOO_DENSE, window.wholeCharacters(leftOut), Detector.MASK));
        }
    }

    /** In the order of the text: what is found is seldom before what was found, and never far. */
    private void add(Match match) {
        int at = matches.size();
        while (at > 0 && match.compareTo(matches.get(at - 1)) < 0) {
            at--;
        }
        matches.add(at, match);
    }

    /** What was found since this was last asked, in the order of the text. */
    List<Match> takeMatches() {
        List<Match> taken = matches;
        matches = new ArrayList<>();
        return taken;
    }

    /** The text now begins so many bytes later, some KiB. */
    void drop(int bytes) {
        read -= bytes;
        density.drop(bytes);
        shift(judgedUntil, bytes);
        shift(hopelessBefore, bytes);
    }

    private static void shift(int[] places, int bytes) {
        Arrays.setAll(places, i -> Math.max(0, places[i] - bytes));
    }

    Window window() {
        return window;
    }
}
