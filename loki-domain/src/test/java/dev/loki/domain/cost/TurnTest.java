package dev.loki.domain.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loki.domain.cost.ReserveAnswer.Granted;
import dev.loki.domain.cost.ReserveAnswer.Refused;
import dev.loki.domain.cost.Window.Calendar;
import dev.loki.domain.cost.Window.None;
import dev.loki.domain.cost.Window.Rolling;
import dev.loki.domain.cost.Window.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TurnTest {

    private static final Spender WHO = new Spender("shop", "coder", "opus", "s-1", "acme");
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final Ledger ledger = new Ledger();
    private final List<LedgerEntry> journal = new ArrayList<>();
    private List<Budget> budgets = List.of(budget(1_000, LimitAction.SHUTDOWN, new None()));
    private Instant now = Instant.parse("2026-01-02T12:00:00Z");
    private int ids;

    @Test
    void theLastTokenUpToTheLimitMayBeUsedAndAtTheLimitNothingMore() {
        record(600);
        assertThat(reserve(401)).isInstanceOf(Refused.class);
        assertThat(reserve(400)).isInstanceOf(Granted.class);
        assertThat(reserve(0)).isInstanceOf(Refused.class);
    }

    @Test
    void whatIsReservedIsNotThereForOthersUntilItIsReleased() {
        String id = granted(reserve(700));
        assertThat(reserve(400)).isInstanceOf(Refused.class);
        assertThat(release(id)).isTrue();
        assertThat(release(id)).isFalse();
        assertThat(reserve(400)).isInstanceOf(Granted.class);
    }

    @Test
    void whatWasConsumedTakesThePlaceOfTheEstimate() {
        String id = granted(reserve(700));
        commit(id, 300);
        assertThat(ledger.total().tokens()).isEqualTo(300);
        assertThat(reserve(700)).isInstanceOf(Granted.class);
    }

    @Test
    void aLeaseThatEndedGivesItsEstimateBackAndALateCommitStillCounts() {
        String id = granted(reserve(700));
        now = now.plus(LEASE);
        assertThat(reserve(1_000)).isInstanceOf(Granted.class);
        assertThat(journal).hasAtLeastOneElementOfType(LedgerEntry.Expired.class);

        assertThat(commit(id, 650).repeated()).isFalse();
        assertThat(ledger.total().tokens()).isEqualTo(650);
        assertThat(commit(id, 650).repeated()).isTrue();
        assertThat(ledger.total().tokens()).isEqualTo(650);
    }

    @Test
    void committingOnceMoreWithOtherAmountsIsRefused() {
        String id = granted(reserve(10));
        commit(id, 5);
        assertThatExceptionOfType(ReusedKeyException.class).isThrownBy(() -> commit(id, 6));
        assertThat(ledger.total().tokens()).isEqualTo(5);
    }

    @Test
    void whatWasNeverReservedIsToBeRecorded() {
        assertThatExceptionOfType(UnknownReservationException.class)
                .isThrownBy(() -> commit("r-unknown", 5))
                .withMessageContaining("record the usage without a reservation");
        assertThat(ledger.total().tokens()).isZero();
    }

    @Test
    void theSameReportCountsOnceAndSaysSo() {
        UsageReport report = new UsageReport(WHO, Consumption.ofTokens(60), 0, "k");
        assertThat(take(turn -> turn.record(report)).repeated()).isFalse();
        assertThat(take(turn -> turn.record(report)).repeated()).isTrue();
        assertThat(ledger.total().tokens()).isEqualTo(60);
        UsageReport other = new UsageReport(WHO, Consumption.ofTokens(61), 0, "k");
        assertThatExceptionOfType(ReusedKeyException.class)
                .isThrownBy(() -> take(turn -> turn.record(other)))
                .withMessageContaining("\"k\"");
        assertThat(ledger.total().tokens()).isEqualTo(60);
    }

    @Test
    void eachThresholdIsToldOnceAndTheEndOnce() {
        assertThat(told(record(500))).containsExactly("alert 50");
        assertThat(told(record(299))).isEmpty();
        assertThat(told(record(1))).containsExactly("alert 80");
        assertThat(told(record(200))).containsExactly("alert 100", "shutdown 100");
        assertThat(told(record(200))).isEmpty();
    }

    @Test
    void oneReportMayPassManyThresholds() {
        assertThat(told(record(5_000))).containsExactly("alert 50", "alert 80", "alert 100", "shutdown 100");
    }

    @Test
    void whatTheRestOfALimitIsTooSmallForEndsTheRunToo() {
        record(900);
        Turn turn = turn();
        assertThat(turn.reserve("r", WHO, Consumption.ofTokens(200), LEASE, false))
                .isInstanceOf(Refused.class);
        assertThat(turn.notices()).extracting(Notice::kind).containsExactly(Notice.Kind.SHUTDOWN);
        assertThat(turn.notices().get(0).percentage()).isEqualTo(90);
    }

    @Test
    void whatOthersOnlyReservedEndsNoRun() {
        granted(reserve(900));
        Turn turn = turn();
        ReserveAnswer answer = turn.reserve("r", WHO, Consumption.ofTokens(200), LEASE, false);
        assertThat(answer).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reason())
                .contains("has no room for 200 tokens")
                .contains("900 tokens reserved"));
        assertThat(turn.notices()).isEmpty();
    }

    @Test
    void aHigherLimitIsToldOfAnew() {
        record(1_000);
        budgets = List.of(budget(2_000, LimitAction.SHUTDOWN, new None()));
        assertThat(told(record(600))).containsExactly("alert 50", "alert 80");
        assertThat(told(record(400))).containsExactly("alert 100", "shutdown 100");
    }

    @Test
    void anotherWindowIsToldOfAnew() {
        budgets = List.of(budget(1_000, LimitAction.SHUTDOWN, new Calendar(Unit.DAY, ZoneOffset.UTC)));
        assertThat(told(record(1_000))).hasSize(4);
        assertThat(reserve(1)).isInstanceOf(Refused.class);
        now = Instant.parse("2026-01-03T00:00:00Z");
        assertThat(reserve(400)).isInstanceOf(Granted.class);
        assertThat(told(record(600))).containsExactly("alert 50");
    }

    @Test
    void aRollingWindowGivesBackWhatIsOlder() {
        budgets = List.of(budget(1_000, LimitAction.PAUSE, new Rolling(Duration.ofHours(1))));
        record(1_000);
        now = now.plus(Duration.ofMinutes(60));
        assertThat(reserve(1)).isInstanceOf(Refused.class);
        now = now.plus(Duration.ofMinutes(1));
        assertThat(reserve(1_000)).isInstanceOf(Granted.class);
    }

    @Test
    void aClockThatJumpsBackNeitherReopensAWindowNorDatesAnythingBefore() {
        budgets = List.of(budget(1_000, LimitAction.PAUSE, new Calendar(Unit.DAY, ZoneOffset.UTC)));
        record(1_000);
        now = now.minus(Duration.ofDays(3));
        assertThat(reserve(1)).isInstanceOf(Refused.class);
        assertThat(told(record(10))).isEmpty();
        assertThat(ledger.time()).isEqualTo("2026-01-02T12:00:00Z");
        assertThat(ledger.recent()).extracting(RecentCall::at).containsOnly(Instant.parse("2026-01-02T12:00:00Z"));
    }

    @ParameterizedTest
    @EnumSource(LimitAction.class)
    void whatHappensAtTheLimitIsWhatTheBudgetSays(LimitAction action) {
        budgets = List.of(budget(1_000, action, new None()));
        record(1_000);
        ReserveAnswer asked = reserve(1);
        ReserveAnswer approved = take(turn -> turn.reserve("r-" + ids++, WHO, Consumption.ofTokens(1), LEASE, true));
        switch (action) {
            case WARN -> assertThat(asked).isInstanceOf(Granted.class);
            case REQUIRE_APPROVAL -> {
                assertThat(asked).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.action())
                        .isEqualTo(LimitAction.REQUIRE_APPROVAL));
                assertThat(approved).isInstanceOf(Granted.class);
            }
            default -> {
                assertThat(asked).isInstanceOf(Refused.class);
                assertThat(approved).isInstanceOf(Refused.class);
            }
        }
    }

    @Test
    void theTightestOfProjectAndOrgWinsAndMoneyCountsAsTokensDo() {
        Budget org =
                new Budget("org", BudgetScope.ORG, "acme", null, 5_000_000L, List.of(), LimitAction.PAUSE, new None());
        budgets = List.of(budget(1_000, LimitAction.WARN, new None()), org);
        Spender other = new Spender("blog", "writer", "haiku", "s-2", "acme");
        take(turn -> turn.record(new UsageReport(other, new Consumption(1, 0, 0, 0, 0, 1, 4_999_999))));

        assertThat(reserve(5)).isInstanceOf(Granted.class);
        ReserveAnswer refused = take(
                turn -> turn.reserve("r-" + ids++, WHO, Consumption.ofTokens(1).costing(2), LEASE, false));
        assertThat(refused).isInstanceOfSatisfying(Refused.class, answer -> assertThat(answer.reason())
                .isEqualTo("the budget org of org acme has no room for $0.000002: $4.999999 of $5.00 spent;"
                        + " raise its limit to go on"));
    }

    @Test
    void budgetsOfOthersHoldNobodyUp() {
        record(1_000);
        Spender other = new Spender("blog", "", "", "", "");
        ReserveAnswer answer = take(turn -> turn.reserve("r", other, Consumption.ofTokens(9_999), LEASE, false));
        assertThat(answer).isInstanceOf(Granted.class);
    }

    @Test
    void leasesAreBounded() {
        for (Duration lease : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofHours(25))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> turn().reserve("r", WHO, Consumption.NOTHING, lease, false))
                    .withMessageContaining("at most 24 hours");
        }
    }

    @Test
    void whatAddsUpToTooMuchIsRefusedAndNothingIsCounted() {
        Consumption most = Consumption.ofTokens(Consumption.MOST_AT_ONCE);
        for (long i = 0; i < Consumption.MOST / Consumption.MOST_AT_ONCE; i++) {
            take(turn -> turn.record(new UsageReport(WHO, most)));
        }
        assertThatExceptionOfType(CostOverflowException.class).isThrownBy(() -> record(1));
        assertThat(ledger.total().tokens()).isEqualTo(Consumption.MOST);
        assertThat(ledger.projects())
                .hasEntrySatisfying("shop", shop -> assertThat(shop.tokens()).isEqualTo(Consumption.MOST));
    }

    private Budget budget(long tokens, LimitAction action, Window window) {
        return new Budget("tokens", BudgetScope.PROJECT, "shop", tokens, null, Budget.DEFAULT_ALERTS, action, window);
    }

    private Turn turn() {
        return new Turn(ledger, budgets, now, journal::add);
    }

    private <T> T take(Function<Turn, T> action) {
        return action.apply(turn());
    }

    private ReserveAnswer reserve(long tokens) {
        return take(turn -> turn.reserve("r-" + ids++, WHO, Consumption.ofTokens(tokens), LEASE, false));
    }

    private boolean release(String id) {
        return turn().release(id);
    }

    private Counted record(long tokens) {
        return take(turn -> turn.record(new UsageReport(WHO, Consumption.ofTokens(tokens))));
    }

    private Counted commit(String id, long tokens) {
        return take(turn -> turn.commit(id, Consumption.ofTokens(tokens), null, 0));
    }

    private static String granted(ReserveAnswer answer) {
        assertThat(answer).isInstanceOf(Granted.class);
        return ((Granted) answer).reservation().id();
    }

    private static List<String> told(Counted counted) {
        return counted.notices().stream()
                .map(notice -> notice.kind().wireName() + " " + notice.threshold())
                .toList();
    }
}
