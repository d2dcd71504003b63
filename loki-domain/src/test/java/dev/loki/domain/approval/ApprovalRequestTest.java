package dev.loki.domain.approval;

import static dev.loki.domain.approval.Requests.DUE;
import static dev.loki.domain.approval.Requests.LATER;
import static dev.loki.domain.approval.Requests.NOW;
import static dev.loki.domain.approval.Requests.gate;
import static dev.loki.domain.approval.Requests.grantBy;
import static dev.loki.domain.approval.Requests.pending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.testing.Nightly;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApprovalRequestTest {

    private static final int ROUNDS = Nightly.count(5_000, 500_000);
    private static final List<String> USERS = List.of("alice", "bob", "carol", "agent-user");

    @Test
    void severalApproversMustBeDistinctAndNoneTheRequester() {
        ApprovalRequest request = pending(gate(2, false, false)).after(grantBy("alice"));
        assertThat(request.state()).isEqualTo(ApprovalState.PENDING);
        assertThat(request.missing()).isEqualTo(1);
        assertThat(request.expires()).isEqualTo(DUE);
        assertRefused(request, grantBy("alice"), ApprovalRefusal.SAME_APPROVER, "1 more must");
        assertRefused(request, grantBy("agent-user"), ApprovalRefusal.REQUESTER, "agent-user");
        assertThat(request.after(grantBy("bob")).state()).isEqualTo(ApprovalState.APPROVED);
    }

    @Test
    void theRequestersOwnUserMayGrantUnlessTheGateWantsAnother() {
        assertThat(pending(gate(1, false, false)).after(grantBy("agent-user")).state())
                .isEqualTo(ApprovalState.APPROVED);
        assertRefused(pending(gate(1, true, false)), grantBy("agent-user"), ApprovalRefusal.REQUESTER, "another");
    }

    @Test
    void aGrantIsToBeUsedWithinTheGatesTimeFromThenOn() {
        ApprovalRequest granted = pending().after(grantBy("alice"));
        assertThat(granted.expires()).isEqualTo(LATER.plus(Duration.ofMinutes(30)));
        assertThat(granted.isDue(granted.expires().minusMillis(1))).isFalse();
        assertThat(granted.isDue(granted.expires())).isTrue();
        assertThat(granted.left(LATER)).isEqualTo(Duration.ofMinutes(30));
        assertThat(granted.left(granted.expires().plusSeconds(9))).isZero();
    }

    @Test
    void silenceIsConsentForEveryApproverThatIsMissing() {
        ApprovalRequest request = pending(gate(3, false, true)).after(Requests.silence(DUE));
        assertThat(request.state()).isEqualTo(ApprovalState.APPROVED);
        assertThat(request.resolution()).isEqualTo(new Resolution(DUE, Grant.TIMEOUT, Resolution.Method.TIMEOUT, null));
    }

    /** However it comes about, an action happens once at the most, in time, with the consent of enough. */
    @Test
    void whateverIsDoneAnActionHappensOnceAtTheMostAndByEnoughConsent() {
        Random random = new Random(20260221);
        for (int round = 0; round < ROUNDS; round++) {
            GateTerms gate = gate(1 + random.nextInt(3), random.nextBoolean(), random.nextInt(4) == 0);
            ApprovalRequest request = pending(gate);
            Set<String> agreed = new HashSet<>();
            boolean isSilent = false;
            int consumed = 0;
            Instant now = NOW;
            for (int step = 0; step < 12; step++) {
                now = now.plusSeconds(random.nextInt(700));
                ApprovalStep next = random(random, now);
                try {
                    ApprovalRequest after = request.after(next);
                    assertThat(request.state().isOpen() || next instanceof ApprovalStep.Tell)
                            .isTrue();
                    if (next instanceof ApprovalStep.GrantBy by) {
                        assertThat(agreed.add(by.grant().approver())).isTrue();
                    }
                    isSilent |= next instanceof ApprovalStep.GrantBySilence;
                    if (next instanceof ApprovalStep.Consume) {
                        consumed++;
                        assertThat(now).isBefore(request.expires());
                    }
                    request = after;
                } catch (ApprovalRefusedException e) {
                    assertThat(e.code()).isNotNull();
                }
            }
            assertThat(consumed).isLessThanOrEqualTo(1);
            if (consumed == 1) {
                assertThat(isSilent ? gate.autoApproveOnTimeout() : agreed.size() >= gate.approvers())
                        .isTrue();
                assertThat(gate.otherUser() && agreed.contains("agent-user")).isFalse();
            }
            assertThat(consumed == 1).isEqualTo(request.state() == ApprovalState.CONSUMED);
        }
    }

    private static ApprovalStep random(Random random, Instant now) {
        String user = USERS.get(random.nextInt(USERS.size()));
        return switch (random.nextInt(10)) {
            case 0 -> new ApprovalStep.Reject(now, user, null);
            case 1 -> new ApprovalStep.Cancel(now, user, "");
            case 2 -> new ApprovalStep.Expire(now, "");
            case 3 -> new ApprovalStep.Tell(Delivery.notDelivered(now, "refused"));
            case 4 -> Requests.silence(now);
            case 5, 6 -> Requests.consume(now);
            default -> new ApprovalStep.GrantBy(new Grant(user, now, "label", null));
        };
    }

    private static void assertRefused(ApprovalRequest request, ApprovalStep step, ApprovalRefusal code, String why) {
        assertThatExceptionOfType(ApprovalRefusedException.class)
                .isThrownBy(() -> request.after(step))
                .withMessageContaining(why)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
