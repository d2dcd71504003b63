package dev.loki.adapter.otlp.delivery;

import dev.loki.ports.telemetry.ExportLoss;
import dev.loki.ports.telemetry.Signal;
import dev.loki.ports.trace.ExportReport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts what became of the items of one signal, each once, and passes on what was lost. Thread-safe. */
public final class LossTally {

    private final Signal signal;
    private final Consumer<ExportLoss> losses;
    private long exported;
    private long lost;
    private @Nullable String trouble;
    private boolean ended;

    /** @param losses told at once, by the thread that counts */
    public LossTally(Signal signal, Consumer<ExportLoss> losses) {
        this.signal = signal;
        this.losses = losses;
    }

    /**
     * Takes a delivery.
     *
     * @param items how many it was of
     */
    public void count(Delivery delivery, long items) {
        long left = items - delivery.accepted();
        if (add(delivery.accepted(), left, delivery.trouble()) && delivery.cause() != null) {
            tell(delivery.cause(), left, String.valueOf(delivery.trouble()));
        }
    }

    /** Takes items that nobody got. */
    public void lose(ExportLoss.Cause cause, long items, String why) {
        if (items > 0 && add(0, items, why)) {
            tell(cause, items, why);
        }
    }

    /**
     * Ends the counting: whatever is not accounted for by now is lost, and whatever comes later is not counted.
     *
     * @param all how many items there were
     */
    public ExportReport end(ExportLoss.Cause cause, long all, String why) {
        long rest = takeRest(all, why);
        if (rest > 0) {
            tell(cause, rest, why);
        }
        return report();
    }

    /** Takes items that came after the close. They are told of, but in no report: what it is of came before. */
    public void late(long items) {
        tell(ExportLoss.Cause.CLOSED, items, signal.items() + " came after the close");
    }

    /** What became of all so far. */
    public synchronized ExportReport report() {
        return new ExportReport(exported, lost, trouble);
    }

    private synchronized long takeRest(long all, String why) {
        long rest = ended ? 0 : all - exported - lost;
        ended = true;
        lost += rest;
        trouble = why;
        return rest;
    }

    private synchronized boolean add(long taken, long left, @Nullable String what) {
        if (ended) {
            return false;
        }
        exported += taken;
        lost += left;
        trouble = what == null ? trouble : what;
        return true;
    }

    /** Whoever listens must not keep the others from being sent. */
    private void tell(ExportLoss.Cause cause, long items, String why) {
        try {
            losses.accept(new ExportLoss(signal, cause, items, why));
        } catch (RuntimeException e) {
            return; // it is counted, which is what the report needs
        }
    }
}
