package dev.loki.application.approval;

import static dev.loki.application.approval.ApprovalHouse.ACTION;
import static dev.loki.application.approval.ApprovalHouse.DECISION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.approval.Delivery;
import dev.loki.domain.policy.EnforcementPoint;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Webhooks that are slow, where the process that tells them ends. */
@Timeout(60)
class ApprovalNoticesTest {

    private final ApprovalHouse in = new ApprovalHouse();
    private final CountDownLatch called = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);
    private final CountDownLatch brokenOff = new CountDownLatch(1);
    private final ApprovalControl control = in.as("dev");

    @AfterEach
    void answer() {
        answered.countDown();
    }

    @Test
    void whatWasNotToldWhenTheProcessEndsIsOnRecordAsThat() throws Exception {
        ask();

        control.close(Duration.ofMillis(1));

        assertThat(in.recorded()).containsExactly("approval_requested", "approval_not_delivered");
        assertThat(delivery().state()).isEqualTo(Delivery.State.NOT_DELIVERED);
        assertThat(delivery().detail()).contains("ended before");
        brokenOff.await();
    }

    @Test
    void whatIsAnsweredAfterwardsChangesNothing() throws Exception {
        ask();
        control.close(Duration.ofMillis(1));
        brokenOff.await();

        control.close(Duration.ofMinutes(1));

        assertThat(in.recorded()).containsExactly("approval_requested", "approval_not_delivered");
    }

    @Test
    void whatIsToldInTimeIsWaitedFor() throws Exception {
        ask();
        answered.countDown();

        control.close(Duration.ofMinutes(1));

        assertThat(in.recorded()).containsExactly("approval_requested", "approval_delivered");
        assertThat(delivery().state()).isEqualTo(Delivery.State.DELIVERED);
    }

    @Test
    void whoAsksAgainHasItToldAgain() throws Exception {
        ask();
        control.close(Duration.ofMillis(1));
        answered.countDown();

        ApprovalControl next = in.as("dev");
        next.request(EnforcementPoint.PRE_EXECUTION, ACTION, DECISION);
        next.close(Duration.ofMinutes(1));

        assertThat(in.kept.all()).hasSize(1);
        assertThat(delivery().state()).isEqualTo(Delivery.State.DELIVERED);
    }

    private void ask() throws InterruptedException {
        in.gate(1, false, false, "https://hooks.example/asked");
        in.notifier = (webhook, request) -> told();
        control.request(EnforcementPoint.PRE_EXECUTION, ACTION, DECISION);
        called.await();
    }

    private Delivery told() {
        called.countDown();
        try {
            answered.await();
        } catch (InterruptedException e) {
            brokenOff.countDown();
        }
        return Delivery.delivered(in.wall);
    }

    private Delivery delivery() {
        return in.kept.all().get(0).delivery();
    }
}
