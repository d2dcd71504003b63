package dev.loki.application.telemetry;

import dev.loki.application.audit.AuditTrail;
import dev.loki.application.audit.Redaction;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.metric.LokiMetrics;
import dev.loki.domain.telemetry.DataPoint;
import dev.loki.domain.telemetry.LogRecord;
import dev.loki.domain.telemetry.Recent;
import dev.loki.domain.telemetry.RecordId;
import dev.loki.domain.telemetry.SourcedSpan;
import dev.loki.domain.trace.Span;
import dev.loki.domain.usage.AgentEvent;
import dev.loki.domain.usage.UsageMeter;
import dev.loki.domain.usage.UsageRecord;
import dev.loki.ports.telemetry.TelemetryIntake;
import dev.loki.ports.usage.UsageListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes of agents' own telemetry what Loki knows: what they consume, counted once ({@link UsageMeter}), told to a listener
 * and added to the metric of tokens, all kinds of them, by model and agent; audit entries of what they did; and their spans
 * for the exporter. Telemetry of other programs is passed over, but for their spans.
 *
 * <p>Senders repeat what they got no answer to: the last {@value #REMEMBERED} records, and as many spans, are remembered,
 * and count once. That memory ends with the process. Thread-safe.
 */
public final class AgentTelemetry implements TelemetryIntake {

    private static final int REMEMBERED = 50_000;

    private final AuditTrail audit;
    private final Supplier<LokiMetrics> metrics;
    private final Consumer<Span> exporter;
    private final UsageListener listener;
    private final Consumer<String> warnings;
    private final EntryAllowance allowance;
    private final UsageMeter meter;
    private final ModelLabels models = new ModelLabels();
    private final Recent<RecordId, Boolean> takenSpans = new Recent<>(REMEMBERED);
    private final Recent<RecordId, Boolean> takenRecords = new Recent<>(REMEMBERED);

    /**
     * @param metrics asked for when there is something to count
     * @param exporter where spans go; must neither wait nor throw
     * @param warnings told when the listener throws, which costs nobody else anything, and when entries are left out
     * @param allowance how many audit entries there may be
     * @param sinceEpochNanos when telemetry began to be taken: now
     */
    public AgentTelemetry(
            AuditTrail audit,
            Supplier<LokiMetrics> metrics,
            Consumer<Span> exporter,
            UsageListener listener,
            Consumer<String> warnings,
            EntryAllowance allowance,
            long sinceEpochNanos) {
        this.audit = audit;
        this.metrics = metrics;
        this.exporter = exporter;
        this.listener = listener;
        this.warnings = warnings;
        this.allowance = allowance;
        this.meter = new UsageMeter(sinceEpochNanos);
    }

    @Override
    public String masked(String text) {
        return Redaction.MASKING.redact(text);
    }

    /** Hands on those that were sampled. */
    @Override
    public void spans(List<SourcedSpan> spans) {
        export(spans.stream()
                .filter(sourced -> sourced.span().context().sampled())
                .map(AgentSpans::exportable)
                .toList());
    }

    private synchronized void export(List<Span> spans) {
        for (Span span : spans) {
            RecordId id = RecordId.of(span.context());
            if (takenSpans.get(id) == null) {
                takenSpans.put(id, true);
                exporter.accept(span);
            }
        }
    }

    @Override
    public synchronized void points(List<DataPoint> points) {
        points.forEach(point -> meter.count(point).ifPresent(this::tell));
    }

    /**
     * {@inheritDoc}
     *
     * <p>What a record tells is counted once its audit entry, where it has one, is durable. When some could not be
     * recorded and all are sent again, the others count no second time. Where there are more than may be, the entry is left
     * out, and all else is as with it.
     */
    @Override
    public void logs(List<LogRecord> logs) {
        List<Told> told = new ArrayList<>();
        for (LogRecord log : logs) {
            AgentEvent.of(log)
                    .map(event -> new Told(
                            RecordId.of(log),
                            event,
                            AgentAudit.of(event).map(audit::prepare).orElse(null)))
                    .ifPresent(told::add);
        }
        take(told);
        tellWhatWasLeftOut();
    }

    private void tellWhatWasLeftOut() {
        long count = allowance.takeUntold();
        if (count > 0) {
            warnings.accept("audit entries of agents' telemetry were left out, more than " + allowance.perMinute()
                    + " in a minute: " + count);
            audit.record(AgentAudit.leftOut(count, allowance.perMinute()));
        }
    }

    private synchronized void take(List<Told> told) {
        Map<RecordId, Pending> pending = new LinkedHashMap<>();
        for (Told one : told) {
            if (takenRecords.get(one.id()) == null) {
                pending.computeIfAbsent(one.id(), key -> record(one));
            }
        }
        finish(pending);
    }

    private Pending record(Told one) {
        return one.recording() == null || allowance.take() ? one.record() : new Pending(one.event(), null);
    }

    private void finish(Map<RecordId, Pending> pending) {
        List<RuntimeException> failures = new ArrayList<>();
        List<AgentEvent> durable = new ArrayList<>();
        pending.forEach((id, waiting) -> {
            RuntimeException failure = waiting.failure();
            if (failure == null) {
                takenRecords.put(id, true);
                durable.add(waiting.event());
            } else {
                failures.add(failure);
            }
        });
        durable.forEach(event -> meter.count(event).ifPresent(this::tell));
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    private void tell(UsageRecord used) {
        metrics.get()
                .tokens()
                .with(models.of(used.model()), used.agent().label())
                .add((double) used.usage().tokens());
        try {
            listener.used(used);
        } catch (RuntimeException e) {
            warnings.accept("a listener to agents' usage failed: " + e);
        }
    }

    /**
     * An event that was told, perhaps not for the first time.
     *
     * @param recording puts its audit entry on record; null where it gets none
     */
    private record Told(
            RecordId id, AgentEvent event, @Nullable Supplier<CompletionStage<Optional<AuditEntry>>> recording) {

        Pending record() {
            try {
                return new Pending(event, recording == null ? null : recording.get());
            } catch (RuntimeException e) {
                return new Pending(event, CompletableFuture.failedStage(e));
            }
        }
    }

    /**
     * An event whose audit entry is on its way.
     *
     * @param entry null where it gets none
     */
    private record Pending(AgentEvent event, @Nullable CompletionStage<Optional<AuditEntry>> entry) {

        /** Waits for the entry; what went wrong, or null. */
        @Nullable
        RuntimeException failure() {
            try {
                if (entry != null) {
                    entry.toCompletableFuture().join();
                }
                return null;
            } catch (CompletionException | CancellationException e) {
                return e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }
    }
}
