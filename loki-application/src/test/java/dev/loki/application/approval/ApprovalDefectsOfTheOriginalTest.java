package dev.loki.application.approval;

import static dev.loki.application.approval.ApprovalHouse.ACTION;
import static dev.loki.application.approval.ApprovalHouse.DECISION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.application.House;
import dev.loki.domain.approval.ApprovalRefusal;
import dev.loki.domain.approval.ApprovalRefusedException;
import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.approval.ApprovalState;
import dev.loki.domain.approval.Grant;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.policy.EnforcementPoint;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What goes wrong with approvals in the original, and not here. */
class ApprovalDefectsOfTheOriginalTest {

    private static final EnforcementPoint POINT = EnforcementPoint.PRE_DEPLOYMENT;
    private static final JsonObject DEPLOYMENT = ACTION.with("phase", new JsonString("deployment"));

    private final ApprovalHouse in = new ApprovalHouse();

    @Test
    void defect13PendingRequestThatWaitsForEverAfterARestart() throws Exception {
        ApprovalRequest request = in.as("dev").request(POINT, DEPLOYMENT, DECISION);
        in.pass(Duration.ofMinutes(12));

        ApprovalControl restarted = in.as("dev");
        assertThat(restarted.request(POINT, DEPLOYMENT, DECISION)).isEqualTo(request);
        assertThat(restarted.await(request.id(), () -> false).state()).isEqualTo(ApprovalState.EXPIRED);
        assertThat(in.wall).isEqualTo(House.NOW.plus(Duration.ofMinutes(30)));
    }

    @Test
    void defect14ApprovalOfAPhaseThatCoversEveryActionOfIt() {
        String id = granted();
        JsonObject other = DEPLOYMENT.with("command", new JsonString("deploy --now --to production"));
        assertRefused(ApprovalRefusal.CHANGED, () -> in.as("dev").consume(id, POINT, other, DECISION));
    }

    @Test
    void defect14ApprovalThatNeverExpires() {
        String id = granted();
        in.pass(Duration.ofMinutes(30));
        assertRefused(ApprovalRefusal.EXPIRED, () -> in.as("dev").consume(id, POINT, DEPLOYMENT, DECISION));
    }

    @Test
    void defect14ApprovalByNobody() {
        granted();
        assertThat(in.kept.all().get(0).grants()).extracting(Grant::approver).containsExactly("alice");
        assertThat(in.last().who()).isEqualTo("alice");
    }

    @Test
    void defect14ApprovalThatCanBeUsedAgain() {
        String id = granted();
        in.as("dev").consume(id, POINT, DEPLOYMENT, DECISION);
        assertRefused(ApprovalRefusal.USED, () -> in.as("dev").consume(id, POINT, DEPLOYMENT, DECISION));
    }

    private String granted() {
        String id = in.as("dev").request(POINT, DEPLOYMENT, DECISION).id();
        in.as("alice").grant(id, null);
        return id;
    }

    private static void assertRefused(ApprovalRefusal code, ThrowingCallable attempt) {
        assertThatExceptionOfType(ApprovalRefusedException.class)
                .isThrownBy(attempt)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
