package dev.loki.domain.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.cost.ReserveAnswer.Granted;
import dev.loki.domain.cost.Window.Calendar;
import dev.loki.domain.cost.Window.None;
import dev.loki.domain.cost.Window.Rolling;
import dev.loki.domain.cost.Window.Unit;
import dev.loki.domain.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ledger against a list of all calls, and against itself written and read again. */
class LedgerModelTest {

    private static final List<Budget> BUDGETS = List.of(
            budget("all", BudgetScope.PROJECT, "p0", 50_000, new None()),
            budget("day", BudgetScope.PROJECT, "p1", 2_000, new Calendar(Unit.DAY, ZoneId.of("Europe/Berlin"))),
            budget("hour", BudgetScope.PROJECT, "p1", 900, new Rolling(Duration.ofHours(1))),
            budget("org", BudgetScope.ORG, "o0", 20_000, new Calendar(Unit.WEEK, ZoneId.of("Asia/Kathmandu"))));

    private record Call(Instant at, Spender who, long tokens) {}

    private record Kept(Spender who, long tokens, Instant expires) {}

    private final List<Call> calls = new ArrayList<>();
    private final Map<String, Kept> open = new HashMap<>();
    private final Map<String, Kept> ended = new HashMap<>();
    private final List<LedgerEntry> journal = new ArrayList<>();
    private Ledger ledger = new Ledger();
    private Instant clock = Instant.parse("2026-03-27T10:00:00Z");
    /** That of the newest entry, and of the ledger now. */
    private Instant newest = clock;

    private Instant time = clock;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theLedgerIsWhatAllCallsAddUpTo(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            clock = clock.plusSeconds(random.nextInt(20) == 0 ? -random.nextInt(7_200) : random.nextInt(300));
            time = clock.isAfter(newest) ? clock : newest;
            int entries = journal.size();
            step(random, i);
            newest = journal.size() > entries ? time : newest;
            assertAgrees();
            if (i % 500 == 499) {
                ledger = LedgerParts.read(LedgerParts.write(ledger));
                assertAgrees();
            }
        }
        assertReplayIsTheSame();
    }

    private void step(Random random, int i) {
        open.entrySet().removeIf(one -> {
            boolean isOver = !one.getValue().expires().isAfter(time);
            if (isOver) {
                ended.put(one.getKey(), one.getValue());
            }
            return isOver;
        });
        Spender who = new Spender(
                "p" + random.nextInt(3),
                "a" + random.nextInt(4),
                "m" + random.nextInt(2),
                "s",
                "o" + random.nextInt(2));
        long tokens = random.nextInt(120);
        Turn turn = new Turn(ledger, BUDGETS, clock, journal::add);
        switch (random.nextInt(4)) {
            case 0 -> record(turn, who, tokens);
            case 1 -> reserve(turn, "r" + i, who, tokens, Duration.ofSeconds(1 + random.nextInt(1_200)));
            case 2 -> commit(turn, random, tokens);
            default -> release(turn, random);
        }
    }

    private void record(Turn turn, Spender who, long tokens) {
        assertThat(turn.record(new UsageReport(who, Consumption.ofTokens(tokens)))
                        .repeated())
                .isFalse();
        calls.add(new Call(time, who, tokens));
    }

    private void reserve(Turn turn, String id, Spender who, long tokens, Duration lease) {
        boolean fits = BUDGETS.stream().filter(budget -> budget.covers(who)).allMatch(budget -> {
            long used = spent(budget) + reserved(budget);
            return used < limit(budget) && used + tokens <= limit(budget);
        });
        ReserveAnswer answer = turn.reserve(id, who, Consumption.ofTokens(tokens), lease, false);
        assertThat(answer instanceof Granted).isEqualTo(fits);
        if (fits) {
            open.put(id, new Kept(who, tokens, time.plus(lease)));
        }
    }

    private void commit(Turn turn, Random random, long tokens) {
        Map<String, Kept> from = random.nextBoolean() ? open : ended;
        if (!from.isEmpty()) {
            String id = any(random, from);
            turn.commit(id, Consumption.ofTokens(tokens), null, 0);
            calls.add(new Call(time, Objects.requireNonNull(from.remove(id)).who(), tokens));
        }
    }

    private void release(Turn turn, Random random) {
        if (!open.isEmpty()) {
            String id = any(random, open);
            assertThat(turn.release(id)).isTrue();
            open.remove(id);
        }
    }

    private static String any(Random random, Map<String, Kept> from) {
        return from.keySet().stream().sorted().toList().get(random.nextInt(from.size()));
    }

    private void assertAgrees() {
        for (Budget budget : BUDGETS) {
            assertThat(ledger.spent(budget, time).tokens()).isEqualTo(spent(budget));
            assertThat(ledger.reserved(budget, time).tokens()).isEqualTo(reserved(budget));
        }
        assertThat(ledger.total().tokens())
                .isEqualTo(calls.stream().mapToLong(Call::tokens).sum());
        assertThat(sum(ledger.agents())).isEqualTo(ledger.total().tokens());
        assertThat(sum(ledger.models())).isEqualTo(ledger.total().tokens());
        assertThat(ledger.timeAt(clock)).isEqualTo(time);
    }

    private void assertReplayIsTheSame() {
        Ledger replayed = new Ledger();
        for (LedgerEntry entry : journal) {
            JsonObject json = LedgerEntryJson.write(entry);
            replayed.apply(LedgerEntryJson.read(json));
        }
        assertThat(LedgerParts.write(replayed)).isEqualTo(LedgerParts.write(ledger));
    }

    private long spent(Budget budget) {
        Instant start = budget.window().start(time);
        Instant minute = start.equals(Instant.MIN) ? start : start.truncatedTo(ChronoUnit.MINUTES);
        return calls.stream()
                .filter(call -> budget.covers(call.who()) && !call.at().isBefore(minute))
                .mapToLong(Call::tokens)
                .sum();
    }

    private long reserved(Budget budget) {
        return open.values().stream()
                .filter(kept -> budget.covers(kept.who()) && kept.expires().isAfter(time))
                .mapToLong(Kept::tokens)
                .sum();
    }

    private static long limit(Budget budget) {
        Long limit = budget.maxTokens();
        return limit == null ? Long.MAX_VALUE : limit;
    }

    private static long sum(Map<String, Consumption> byName) {
        return byName.values().stream().mapToLong(Consumption::tokens).sum();
    }

    private static Budget budget(String name, BudgetScope scope, String of, long tokens, Window window) {
        return new Budget(name, scope, of, tokens, null, Budget.DEFAULT_ALERTS, LimitAction.SHUTDOWN, window);
    }
}
