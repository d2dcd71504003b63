package dev.loki.domain.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes findings of matches and hands them on in the order of the text, each as soon as nothing behind it can change
 * it. Not thread-safe.
 */
final class Reporter {

    /** No keyword farther than this behind a value's end can change what is said of it. */
    static final int REACH = 2 * Window.BEHIND;

    private final ScanOptions options;
    private final Consumer<Located> settled;
    private final Allowances allowances = new Allowances();
    private List<Located> pending = new ArrayList<>();
    private boolean inOrder = true;
    private FingerprintKey.@Nullable Maker maker;

    Reporter(ScanOptions options, Consumer<Located> settled) {
        this.options = options;
        this.settled = settled;
    }

    /**
     * Takes the matches of a stretch, in their order.
     *
     * @param counter at the stretch's first byte; is moved on
     * @param base the place of that byte in the whole text
     */
    void take(List<Match> matches, byte[] bytes, LineCounter counter, long base) {
        int counted = 0;
        for (Match match : matches) {
            boolean allowance = match.detector() == Allowances.DETECTOR;
            if (allowance && !options.inlineAllow()) {
                continue;
            }
            Span value = match.value();
            counter.advance(bytes, counted, value.start());
            counted = value.start();
            Located located = new Located(
                    finding(match, bytes, counter),
                    base + value.start(),
                    base + value.end(),
                    match.detector().isGeneric());
            if (allowance) {
                allowances.add(located);
            } else {
                inOrder &= pending.isEmpty() || pending.get(pending.size() - 1).compareTo(located) <= 0;
                pending.add(located);
            }
        }
    }

    private Finding finding(Match match, byte[] bytes, LineCounter counter) {
        return new Finding(
                match.detector().id(), counter.line(), counter.column(), match.masked(), fingerprint(match, bytes));
    }

    private @Nullable String fingerprint(Match match, byte[] bytes) {
        FingerprintKey key = options.key();
        if (key == null) {
            return null;
        }
        if (maker == null) {
            maker = key.maker();
        }
        return maker.fingerprint(match.detector().id(), bytes, match.value());
    }

    /** Hands on what is settled, now that all keywords before a place in the whole text are known. */
    void settle(long known) {
        if (!inOrder) {
            pending.sort(null);
            inOrder = true;
        }
        pending = Located.withoutOverlapped(pending);
        int handed = 0;
        while (handed < pending.size() && pending.get(handed).end() <= known - REACH) {
            Located next = pending.get(handed++);
            if (!options.inlineAllow() || !allowances.cover(next)) {
                settled.accept(next);
            }
        }
        pending.subList(0, handed).clear();
        allowances.forgetBefore(
                pending.isEmpty()
                        ? known - 2L * REACH - Window.AHEAD
                        : pending.get(0).start() - REACH);
    }

    void settleAll() {
        settle(Long.MAX_VALUE);
    }
}
