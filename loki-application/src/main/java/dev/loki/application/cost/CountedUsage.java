package dev.loki.application.cost;

import dev.loki.domain.cost.Consumption;
import dev.loki.domain.cost.Spender;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.usage.UsageRecord;
import dev.loki.ports.usage.UsageListener;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Counts what agents tell of themselves, on a thread of its own; where it cannot keep up, whoever tells waits. A record
 * that comes again, also to another process, counts once. Thread-safe.
 */
public final class CountedUsage implements UsageListener {

    private static final int MOST_WAITING = 10_000;

    private final BooleanSupplier counts;
    private final Supplier<Budgets> budgets;
    private final UsageListener next;
    private final Consumer<String> warnings;
    private final ThreadPoolExecutor counter;

    /**
     * @param counts asked at each record, whether it counts
     * @param next told as well, at once
     * @param warnings told of what could not be counted
     */
    public CountedUsage(
            BooleanSupplier counts, Supplier<Budgets> budgets, UsageListener next, Consumer<String> warnings) {
        this.counts = counts;
        this.budgets = budgets;
        this.next = next;
        this.warnings = warnings;
        this.counter = new ThreadPoolExecutor(
                0,
                1,
                1,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                CountedUsage::thread,
                new ThreadPoolExecutor.CallerRunsPolicy());
    }

    @Override
    public void used(UsageRecord record) {
        next.used(record);
        if (counts.getAsBoolean()) {
            counter.execute(() -> count(record));
        }
    }

    /** Counts what waits, for no longer than this. */
    public void close(Duration deadline) {
        counter.shutdown();
        try {
            if (!counter.awaitTermination(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
                warnings.accept("usage is missing in the budgets: it could not be counted in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void count(UsageRecord record) {
        try {
            Budgets of = budgets.get();
            Spender home = of.home();
            Spender who = new Spender(
                    home.project(), record.agent().label(), name(record.model()), name(record.session()), home.org());
            Long told = record.agent().tellsPrices() ? record.usage().costMicros() : null;
            of.record(who, tokens(record), told, null, key(record)).warnings().forEach(warnings);
        } catch (RuntimeException e) {
            warnings.accept("usage is not counted in the budgets: " + e.getMessage());
        }
    }

    private static Consumption tokens(UsageRecord record) {
        return new Consumption(
                record.usage().inputTokens(),
                record.usage().outputTokens(),
                record.usage().cacheReadTokens(),
                record.usage().cacheCreationTokens(),
                0,
                record.source() == UsageRecord.Source.REQUEST ? 1 : 0,
                0);
    }

    /** What somebody else called something, fit for a ledger. */
    private static String name(String told) {
        String line = told.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .limit(Spender.LONGEST / 2)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return line.strip();
    }

    private static String key(UsageRecord record) {
        String told = String.join(
                "\0",
                record.agent().label(),
                record.session(),
                record.model(),
                record.source().name(),
                Long.toString(record.epochNanos()),
                String.valueOf(record.spanId()),
                record.usage().toString());
        return "telemetry-" + Sha256.hex(told.getBytes(StandardCharsets.UTF_8));
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "loki-usage");
        thread.setDaemon(true);
        return thread;
    }
}
