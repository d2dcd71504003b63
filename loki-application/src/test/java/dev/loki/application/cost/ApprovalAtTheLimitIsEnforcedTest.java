package dev.loki.application.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.cost.Amount;
import dev.loki.domain.cost.Consumption;
import dev.loki.domain.cost.LimitAction;
import dev.loki.domain.cost.Reservation;
import dev.loki.domain.cost.ReserveAnswer;
import dev.loki.domain.cost.ReserveAnswer.Granted;
import dev.loki.domain.cost.ReserveAnswer.Refused;
import dev.loki.domain.policy.PolicyAction;
import dev.loki.domain.policy.Verdict;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Defect 17 of the original: on_exceed: require_approval is never enforced, and budgets are checked after the spending. */
class ApprovalAtTheLimitIsEnforcedTest {

    private final BudgetHouse house = new BudgetHouse();

    @BeforeEach
    void askForApproval() {
        house.budgets = List.of(BudgetHouse.budget(LimitAction.REQUIRE_APPROVAL));
    }

    @Test
    void aCheckAtTheLimitRequiresApproval() {
        house.record(1_000);
        assertThat(house.control.judge()).singleElement().satisfies(violation -> {
            assertThat(violation.action()).isEqualTo(PolicyAction.REQUIRE_APPROVAL);
            assertThat(violation.action().verdict()).isEqualTo(Verdict.REQUIRE_APPROVAL);
            assertThat(violation.message()).contains("1000 of 1000 tokens spent");
        });
    }

    @Test
    void aCallThatWouldGoBeyondIsHeldUpBeforeItIsMade() {
        house.record(900);
        assertThat(reserve(101, false)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.action())
                .isEqualTo(LimitAction.REQUIRE_APPROVAL));
        assertThat(house.control.judge(new Amount(101, 0)))
                .extracting(violation -> violation.action())
                .containsExactly(PolicyAction.REQUIRE_APPROVAL);
        assertThat(house.control.summary().total().tokens()).isEqualTo(900);
    }

    @Test
    void whatSomebodyApprovedGoesBeyondOnce() {
        house.record(900);
        assertThat(reserve(101, true)).isInstanceOf(Granted.class);
        assertThat(reserve(101, false)).isInstanceOf(Refused.class);
    }

    @Test
    void noApprovalPassesABudgetThatShutsDown() {
        house.budgets =
                List.of(BudgetHouse.budget(LimitAction.REQUIRE_APPROVAL), BudgetHouse.budget(LimitAction.SHUTDOWN));
        house.record(900);
        assertThat(reserve(101, true)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.action())
                .isEqualTo(LimitAction.SHUTDOWN));
    }

    private ReserveAnswer reserve(long tokens, boolean approved) {
        return house.control
                .reserve(BudgetHouse.WHO, Consumption.ofTokens(tokens), Reservation.LEASE, approved)
                .answer();
    }
}
