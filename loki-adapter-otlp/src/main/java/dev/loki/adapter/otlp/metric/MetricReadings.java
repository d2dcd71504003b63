package dev.loki.adapter.otlp.metric;

import dev.loki.adapter.otlp.delivery.Delivery;
import dev.loki.adapter.otlp.delivery.LossTally;
import dev.loki.adapter.otlp.delivery.Receiver;
import dev.loki.adapter.otlp.wire.Encoded;
import dev.loki.adapter.otlp.wire.MetricRequest;
import dev.loki.adapter.otlp.wire.TelemetryOrigin;
import dev.loki.domain.metric.MetricSnapshot;
import dev.loki.domain.metric.Temporality;
import dev.loki.ports.telemetry.ExportLoss;
import dev.loki.ports.trace.ExportReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads metrics and sends them. A reading that was not taken costs nothing: sums that count from the start hold it too,
 * and a delta begins where the last one ended that was taken. Of a delta that was taken in part, the other parts are sent
 * as they were, and before them nothing new. Sent by one thread; {@link #report} and {@link #end} by any.
 */
final class MetricReadings {

    /** Why the same points would not be taken the next time either. */
    private static final Set<ExportLoss.Cause> FINAL = Set.of(ExportLoss.Cause.REJECTED, ExportLoss.Cause.TOO_LARGE);

    private final Supplier<MetricSnapshot> source;
    private final Temporality temporality;
    private final TelemetryOrigin origin;
    private final Receiver receiver;
    private final Consumer<ExportLoss> losses;
    private final int maxBytes;
    private @Nullable MetricSnapshot acknowledged;
    private List<Untaken> owed = List.of();
    private long exportedBefore;
    private long size;
    private LossTally last;

    /** @param maxBytes from which size on a request is sent in two */
    MetricReadings(
            Supplier<MetricSnapshot> source,
            Temporality temporality,
            TelemetryOrigin origin,
            Receiver receiver,
            Consumer<ExportLoss> losses,
            int maxBytes) {
        this.source = source;
        this.temporality = temporality;
        this.origin = origin;
        this.receiver = receiver;
        this.losses = losses;
        this.maxBytes = maxBytes;
        this.last = new LossTally(receiver.signal(), losses);
    }

    /** Sends what there is now. Never throws. */
    void send() {
        LossTally tally = null;
        try {
            MetricSnapshot now = source.get();
            MetricSnapshot news = temporality == Temporality.CUMULATIVE ? now : now.minus(acknowledged(now));
            tally = begin(points(owed) + news.size());
            if (sendOwed(news.size(), tally) && news.size() > 0 && sendNews(news, tally)) {
                acknowledged = now;
            }
        } catch (RuntimeException e) {
            LossTally of = tally == null ? begin(0) : tally;
            of.count(Delivery.failed(e), 0);
        }
    }

    /** What was taken of all readings, and what was not of the last. */
    synchronized ExportReport report() {
        return withEarlier(last.report());
    }

    /** As {@link #report}; what is still under way counts as lost. */
    synchronized ExportReport end(String why) {
        return withEarlier(last.end(ExportLoss.Cause.CLOSED, size, why));
    }

    /** Whether nothing is owed any more; else what is new has to wait, too. */
    private boolean sendOwed(int news, LossTally tally) {
        List<Untaken> untaken = new ArrayList<>();
        owed.forEach(part -> send(part.points(), tally, untaken));
        owed = untaken;
        if (!untaken.isEmpty()) {
            tally.count(untaken.get(0).delivery(), news);
        }
        return untaken.isEmpty();
    }

    /** Whether it, or a part of it, need not be sent again. */
    private boolean sendNews(MetricSnapshot news, LossTally tally) {
        List<Untaken> untaken = new ArrayList<>();
        send(news, tally, untaken);
        boolean isTaken = points(untaken) < news.size();
        owed = isTaken && temporality == Temporality.DELTA ? untaken : List.of();
        return isTaken;
    }

    /** @param untaken gets the parts that are worth another attempt */
    private void send(MetricSnapshot part, LossTally tally, List<Untaken> untaken) {
        byte[] request = MetricRequest.write(part, origin, receiver.encoding());
        boolean divisible = part.size() > 1;
        if (request.length > maxBytes && divisible) {
            sendHalves(part, tally, untaken);
            return;
        }
        Delivery delivery = receiver.send(Encoded.of(request), part.size());
        if (delivery.cause() == ExportLoss.Cause.TOO_LARGE && divisible) {
            sendHalves(part, tally, untaken);
            return;
        }
        tally.count(delivery, part.size());
        if (delivery.cause() != null && !FINAL.contains(delivery.cause())) {
            untaken.add(new Untaken(part, delivery));
        }
    }

    private void sendHalves(MetricSnapshot whole, LossTally tally, List<Untaken> untaken) {
        int half = whole.size() / 2;
        send(whole.part(0, half), tally, untaken);
        send(whole.part(half, whole.size()), tally, untaken);
    }

    private static int points(List<Untaken> parts) {
        return parts.stream().mapToInt(part -> part.points().size()).sum();
    }

    private MetricSnapshot acknowledged(MetricSnapshot now) {
        return acknowledged == null ? now.atStart() : acknowledged;
    }

    private synchronized LossTally begin(int points) {
        exportedBefore += last.report().exported();
        size = points;
        last = new LossTally(receiver.signal(), losses);
        return last;
    }

    private ExportReport withEarlier(ExportReport report) {
        return new ExportReport(exportedBefore + report.exported(), report.lost(), report.trouble());
    }

    /** A part of a delta, and what became of it. */
    private record Untaken(MetricSnapshot points, Delivery delivery) {}
}
