package dev.loki.domain.scan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One pass over a stretch of bytes. Not thread-safe. */
final class Scan implements KeywordAutomaton.Hits {

    private final Plan plan;
    private final Trigger[][] triggers;
    private final Window window;
    private final Density density;
    private final int[] judgedUntil;
    private final int[] hopelessBefore;
    private final @Nullable String[] masks;
    private final List<Match> matches = new ArrayList<>();

    /**
     * @param progress how far the text is looked through; kept up to date
     * @param most how much is looked at in each KiB
     */
    Scan(Plan plan, Window window, Progress progress, int most) {
        this.plan = plan;
        this.triggers = plan.triggers();
        this.window = window;
        this.density = new Density(most);
        this.judgedUntil = progress.judgedUntil();
        this.hopelessBefore = progress.hopelessBefore();
        this.masks = new String[plan.detectors()];
    }

    /** All of a text, from its first byte. */
    static Scan all(Plan plan, byte[] bytes) {
        return all(plan, bytes, Density.MOST);
    }

    static Scan all(Plan plan, byte[] bytes, int most) {
        Scan scan = new Scan(plan, new Window(bytes, bytes.length), Progress.none(plan), most);
        scan.begin();
        plan.automaton().run(plan.automaton().lineStart(), bytes, 0, bytes.length, scan);
        return scan;
    }

    /** Before the first byte of a text. */
    void begin() {
        for (Trigger trigger : plan.atStart()) {
            look(trigger, 0);
        }
    }

    @Override
    public void ended(int ending, int end) {
        if (density.isPast(end)) {
            takeLeftOut();
            density.enter(end);
        }
        for (Trigger trigger : triggers[ending]) {
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
        if (density.isSpent()) {
            density.leaveOut(trigger, end);
            return;
        }
        density.spend(trigger.cost());
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
        density.spend(Density.VALUE);
        if (detector.accepts(window, value)) {
            String mask = detector.masked(window, value, masks[trigger.number()]);
            masks[trigger.number()] = mask;
            add(new Match(detector, value, mask));
        }
    }

    private void takeLeftOut() {
        Span leftOut = density.leftOut();
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

    /** What was found, in the order of the text. Called once, at its end. */
    List<Match> matches() {
        takeLeftOut();
        return matches;
    }

    Window window() {
        return window;
    }
}
