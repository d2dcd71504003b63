package dev.loki.domain.scan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One pass over a stretch of bytes. Not thread-safe. */
final class Scan implements KeywordAutomaton.Hits {

    private final Plan plan;
    private final Trigger[][] triggers;
    private final Window window;
    private final int[] judgedUntil;
    private final int[] hopelessBefore;
    private final @Nullable String[] masks;
    private final List<Match> matches = new ArrayList<>();
    private boolean inOrder = true;
    private int lastStart = -1;

    /**
     * @param judgedUntil up to where each detector has judged values; kept up to date
     */
    Scan(Plan plan, Window window, int[] judgedUntil) {
        this.plan = plan;
        this.triggers = plan.triggers();
        this.window = window;
        this.judgedUntil = judgedUntil;
        this.hopelessBefore = new int[plan.probes()];
        this.masks = new String[plan.detectors()];
    }

    /** All of a text, from its first byte. */
    static Scan all(Plan plan, byte[] bytes) {
        Scan scan = new Scan(plan, new Window(bytes, bytes.length), new int[plan.detectors()]);
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
        for (Trigger trigger : triggers[ending]) {
            look(trigger, end);
        }
    }

    /** A value once judged is not judged again for a keyword within it: work stays linear in hostile texts. */
    private void look(Trigger trigger, int end) {
        int start = Math.max(0, end - trigger.length());
        if (start < judgedUntil[trigger.number()] || end < hopelessBefore[trigger.probe()]) {
            return;
        }
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
        if (detector.accepts(window, value)) {
            String mask = detector.masked(window, value, masks[trigger.number()]);
            masks[trigger.number()] = mask;
            matches.add(new Match(detector, value, mask));
            inOrder &= value.start() > lastStart;
            lastStart = value.start();
        }
    }

    /** What was found, in the order of the text. */
    List<Match> matches() {
        if (!inOrder) {
            matches.sort(null);
        }
        return matches;
    }

    Window window() {
        return window;
    }
}
