package dev.loki.domain.usage;

import dev.loki.domain.telemetry.DataPoint;
import dev.loki.domain.telemetry.Increases;
import dev.loki.domain.telemetry.Recent;
import java.util.Optional;

/**
 * Counts what agents say they consume, each request once, though they tell it twice: by a log record for each request,
 * and by metrics that sum them up. The records say more, so they count; metrics count where there are none. By session:
 *
 * <ul>
 *   <li>Once a record has told of a request, metrics of the session count no more.
 *   <li>What metrics counted before is a debt that the records pay first: a record counts for what it tells beyond it,
 *       each kind of token and the cost by itself. So records that come late, after their metrics, count nothing twice.
 *       The model is not asked: the agent calls it otherwise in metrics ({@code claude-opus-4-8[1m]}) than in records.
 *   <li>Metrics without a session ({@code OTEL_METRICS_INCLUDE_SESSION_ID=false}) may be of any: they count until a
 *       record of any session has come, and are a debt of all.
 * </ul>
 *
 * <p>At no time is more counted than the greater of what the records and what the metrics tell. Where records are lost,
 * and metrics had counted what they told, the next ones pay for it, and that much is missing.
 *
 * <p>The same record must not be handed in twice; the same point may ({@link Increases}). Of more than
 * {@value #MOST_SESSIONS} sessions the one that said nothing for longest is forgotten. Not thread-safe.
 */
public final class UsageMeter {

    private static final int MOST_SESSIONS = 10_000;
    private static final String ANY = "";

    private final Increases increases;
    private final Recent<String, Account> accounts = new Recent<>(MOST_SESSIONS);

    /** @param sinceEpochNanos when we began to take telemetry: what cumulative metrics counted before is not known */
    public UsageMeter(long sinceEpochNanos) {
        this.increases = new Increases(sinceEpochNanos);
    }

    /** What an event adds; empty where it adds nothing. */
    public Optional<UsageRecord> count(AgentEvent event) {
        return RequestUsage.of(event).map(told -> with(told, pay(told))).filter(told -> !told.usage()
                .isNothing());
    }

    /** What a point adds; empty where it adds nothing. */
    public Optional<UsageRecord> count(DataPoint point) {
        if (!MetricUsage.isTold(point)) {
            return Optional.empty();
        }
        UsageRecord told = MetricUsage.of(point, increases.of(point));
        Account account = account(told.agent(), told.session());
        if (account.isTold || told.usage().isNothing()) {
            return Optional.empty();
        }
        account.debt = account.debt.plus(told.usage());
        return Optional.of(told);
    }

    private Usage pay(UsageRecord told) {
        Usage left = account(told.agent(), told.session()).pay(told.usage());
        return told.session().equals(ANY) ? left : account(told.agent(), ANY).pay(left);
    }

    private Account account(Agent agent, String session) {
        return accounts.get(agent.label() + " " + session, key -> new Account());
    }

    private static UsageRecord with(UsageRecord told, Usage usage) {
        return new UsageRecord(
                told.agent(),
                told.session(),
                told.model(),
                usage,
                told.epochNanos(),
                told.durationMillis(),
                told.traceId(),
                told.spanId(),
                told.source());
    }

    /** What is known of one session. */
    private static final class Account {

        private boolean isTold;
        private Usage debt = Usage.NOTHING;

        /** What is left of what a record tells. */
        Usage pay(Usage told) {
            isTold = true;
            Usage left = told.minus(debt);
            debt = debt.minus(told);
            return left;
        }
    }
}
