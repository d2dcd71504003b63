package dev.loki.application.cost;

import dev.loki.application.event.EventStream;
import dev.loki.application.run.Outcome;
import dev.loki.application.run.RunLimit;
import dev.loki.domain.cost.Amount;
import dev.loki.domain.cost.Consumption;
import dev.loki.domain.cost.Notice;
import dev.loki.domain.cost.UsageReport;
import dev.loki.domain.event.Event;
import dev.loki.domain.event.LimitSignal;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.PolicyAction;
import dev.loki.domain.policy.ReasonCode;
import dev.loki.domain.policy.Violation;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.cost.UsageStoreException;
import dev.loki.ports.event.EventBusException;
import dev.loki.ports.event.EventSubscription;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run at its budgets: the ledger is asked several times a second, and at once where an event says {@code kill}.
 * Anybody can write such an event. The run is ended by it, which harms nobody but whoever wrote it; that a budget was the
 * reason is said only where the ledger says so too. A ledger that holds less than before was taken away, and ends the run as
 * well; its beginning is put into the ledger, so that there is something to take away.
 */
public final class RunBudget implements RunLimit {

    private static final long PACE_MILLIS = 250;
    private static final long PATIENCE_MILLIS = 10_000;
    private static final int MOST_SIGNALS = 100;
    private static final int LONGEST_REASON = 500;

    private final Budgets budgets;
    private final EventStream events;
    private final String session;
    private final InstantSource clock;

    /** @param session of the run */
    public RunBudget(Budgets budgets, EventStream events, String session, InstantSource clock) {
        this.budgets = budgets;
        this.events = events;
        this.session = session;
        this.clock = clock;
    }

    @Override
    public Optional<Stop> reached() {
        return reason(
                        budgets.control().judge(),
                        violation -> violation.code() == ReasonCode.VIOLATED && BudgetSafeguard.isHard(violation))
                .map(RunBudget::budget);
    }

    @Override
    public Watch watch(Consumer<Stop> stop) {
        begin();
        Watching watching = new Watching(stop, clock.instant());
        watching.start();
        return watching;
    }

    /** From its first entry on, a ledger that is taken away is missed. */
    private void begin() {
        try {
            budgets.control().record(new UsageReport(budgets.home().in(session), Consumption.NOTHING));
        } catch (UsageStoreException | AuditLogException | ArithmeticException | IllegalArgumentException e) {
            return; // whatever is wrong is met again when the ledger is asked
        }
    }

    private static Optional<String> reason(List<Violation> violations, Predicate<Violation> which) {
        return violations.stream().filter(which).findFirst().map(Violation::message);
    }

    static boolean endsRuns(Violation violation) {
        return violation.action() == PolicyAction.SHUTDOWN;
    }

    /** One run that is watched. */
    private final class Watching implements Watch {

        private final BlockingQueue<Optional<LimitSignal>> signals = new LinkedBlockingQueue<>(MOST_SIGNALS);
        private final Consumer<Stop> stop;
        private final Instant begin;
        private final Thread thread = new Thread(this::watch, "loki-run-budget");
        private @Nullable EventSubscription onlooker;
        private volatile boolean closed;

        Watching(Consumer<Stop> stop, Instant begin) {
            this.stop = stop;
            this.begin = begin;
        }

        void start() {
            try {
                onlooker = events.follow(this::seen);
            } catch (EventBusException e) {
                onlooker = null; // the ledger is asked all the same
            }
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void close() {
            closed = true;
            signals.clear();
            signals.offer(Optional.empty());
            if (onlooker != null) {
                onlooker.close();
            }
            try {
                thread.join(PATIENCE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void seen(Event event) {
            LimitSignal.of(event).filter(this::isForThisRun).ifPresent(signal -> signals.offer(Optional.of(signal)));
        }

        private boolean isForThisRun(LimitSignal signal) {
            String of = signal.event().payload().string("session").orElse(session);
            return signal.kind() == LimitSignal.Kind.KILL && of.equals(session);
        }

        private void watch() {
            try {
                while (!closed) {
                    Optional<LimitSignal> signal = signals.poll(PACE_MILLIS, TimeUnit.MILLISECONDS);
                    Optional<Stop> end =
                            overBudget().or(() -> signal == null ? Optional.empty() : signal.map(this::killed));
                    if (end.isPresent() && !closed) {
                        stop.accept(end.get());
                        return;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private Optional<Stop> overBudget() {
            return reason(budgets.control().judge(), RunBudget::endsRuns).map(RunBudget::budget);
        }

        private Stop killed(LimitSignal signal) {
            JsonObject payload = signal.event().payload();
            Amount more = KillSignal.amount(payload);
            return shutDown()
                    .or(() -> reason(budgets.control().judge(more), RunBudget::endsRuns))
                    .map(RunBudget::budget)
                    .orElseGet(() -> new Stop(Outcome.STOPPED, "an event said so: " + shortened(payload)));
        }

        /** Why a budget ended runs since this one began, as the ledger tells. */
        private Optional<String> shutDown() {
            try {
                return budgets.summary().history().stream()
                        .filter(notice -> notice.kind() == Notice.Kind.SHUTDOWN
                                && !notice.at().isBefore(begin.minusMillis(1)))
                        .map(Notice::reason)
                        .findFirst();
            } catch (UsageStoreException e) {
                return Optional.empty();
            }
        }
    }

    private static Stop budget(String reason) {
        return new Stop(Outcome.BUDGET_EXCEEDED, reason);
    }

    private static String shortened(JsonObject payload) {
        String reason = payload.string("reason").orElse("kill");
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "...";
    }
}
