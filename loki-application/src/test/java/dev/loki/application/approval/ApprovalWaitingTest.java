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
import dev.loki.domain.approval.Delivery;
import dev.loki.domain.approval.Grant;
import dev.loki.domain.approval.GrantKey;
import dev.loki.domain.approval.Resolution;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.ports.approval.ApprovalSignals;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Waiting for an answer, and what silence means. */
class ApprovalWaitingTest {

    private static final EnforcementPoint POINT = EnforcementPoint.PRE_EXECUTION;

    private final ApprovalHouse in = new ApprovalHouse();

    @Test
    void whoWaitsGoesOnAsSoonAsAnotherProcessGrants() throws Exception {
        ApprovalRequest request = asked();
        in.meanwhile.add(() -> {});
        in.meanwhile.add(() -> in.as("alice").grant(request.id(), null));
        assertThat(waited(request).state()).isEqualTo(ApprovalState.APPROVED);
        assertThat(in.wall).isBefore(House.NOW.plusSeconds(1));
    }

    @Test
    void aRejectionEndsTheWaitingWithItsReason() throws Exception {
        ApprovalRequest request = asked();
        in.meanwhile.add(() -> in.as("alice").reject(request.id(), "freeze until Monday", "Alice"));
        ApprovalRequest after = waited(request);
        assertThat(after.state()).isEqualTo(ApprovalState.REJECTED);
        assertThat(why(after)).isEqualTo("freeze until Monday (Alice)");
    }

    @Test
    void silenceIsARefusalAfterTheGatesTime() throws Exception {
        ApprovalRequest after = waited(asked());
        assertThat(after.state()).isEqualTo(ApprovalState.EXPIRED);
        assertThat(why(after)).isEqualTo("nobody answered in time");
        assertThat(in.wall).isEqualTo(House.NOW.plus(Duration.ofMinutes(30)));
    }

    @Test
    void silenceIsConsentWhereTheGateSaysSoAndSomebodyWatchedAllTheTime() throws Exception {
        in.gate(1, false, true, null);
        ApprovalRequest after = waited(asked());
        assertThat(after.state()).isEqualTo(ApprovalState.APPROVED);
        assertThat(after.grants())
                .containsExactly(new Grant(Grant.TIMEOUT, House.NOW.plus(Duration.ofMinutes(30)), null, null));
        assertThat(in.last().what()).isEqualTo("approval_approved");
        assertThat(in.last().who()).isEqualTo("timeout");
        in.as("dev").consume(after.id(), POINT, ACTION, DECISION);
    }

    @Test
    void withAKeySilenceIsSignedByWhoWatched() throws Exception {
        in.gate(1, false, true, null);
        in.key = GrantKey.of("0123456789abcdef".getBytes(StandardCharsets.UTF_8));
        ApprovalRequest after = waited(asked());
        assertThat(after.grants()).singleElement().extracting(Grant::mac).isNotNull();
        in.as("dev").consume(after.id(), POINT, ACTION, DECISION);
    }

    @Test
    void silenceIsNoConsentWhereTheWebhookWasNotDelivered() throws Exception {
        in.gate(1, false, true, "https://hooks.example/1");
        in.notifier = (webhook, request) -> Delivery.notDelivered(in.wall, "503 four times");
        assertNoConsent(told(asked()), "the webhook of its gate was not told");
    }

    @Test
    void silenceIsConsentWhereItWasDelivered() throws Exception {
        in.gate(1, false, true, "https://hooks.example/1");
        assertThat(waited(told(asked())).state()).isEqualTo(ApprovalState.APPROVED);
    }

    @Test
    void silenceIsNoConsentWhereTheClockWasSetForward() throws Exception {
        in.gate(1, false, true, null);
        in.meanwhile.add(() -> in.wall = in.wall.plus(Duration.ofHours(3)));
        assertNoConsent(asked(), "the clock was set");
        assertThat(in.nanos).isLessThan(Duration.ofMinutes(1).toNanos());
    }

    @Test
    void silenceIsNoConsentWhereTheClockWasSetBackAndTheWaitingEndsAllTheSame() throws Exception {
        in.gate(1, false, true, null);
        in.meanwhile.add(() -> in.wall = in.wall.minus(Duration.ofHours(3)));
        assertNoConsent(asked(), "the clock was set");
        assertThat(in.nanos)
                .isBetween(
                        Duration.ofMinutes(30).toNanos(), Duration.ofMinutes(31).toNanos());
    }

    @Test
    void silenceIsNoConsentWhereTheProcessWasStoppedForAWhile() throws Exception {
        in.gate(1, false, true, null);
        in.meanwhile.add(() -> in.pass(Duration.ofMinutes(2)));
        assertNoConsent(asked(), "stopped for a while");
    }

    @Test
    void silenceIsNoConsentWhereTheWatchingBeganLateAndARestartHasTheTimeThatIsLeft() throws Exception {
        in.gate(1, false, true, null);
        ApprovalRequest request = asked();
        in.pass(Duration.ofMinutes(10));
        assertThat(asked()).isEqualTo(request);
        assertNoConsent(request, "nobody watched the request from its beginning on");
        assertThat(in.wall).isEqualTo(House.NOW.plus(Duration.ofMinutes(30)));
    }

    @Test
    void aDeadlineThatPassedWhileNobodyWatchedRejectsAtTheNextLook() {
        in.gate(1, false, true, null);
        ApprovalRequest request = asked();
        in.pass(Duration.ofMinutes(31));
        ApprovalRequest seen = in.as("alice").show(request.id());
        assertThat(seen.state()).isEqualTo(ApprovalState.EXPIRED);
        assertThat(why(seen)).contains("no process watched");
        assertThat(asked().id()).isNotEqualTo(request.id());
    }

    @Test
    void whoOnlyLooksLeavesTheEndToWhoWatches() {
        in.gate(1, false, true, null);
        ApprovalRequest request = asked();
        in.pass(Duration.ofMinutes(30).plusSeconds(3));
        assertThat(in.as("alice").show(request.id()).state()).isEqualTo(ApprovalState.PENDING);
    }

    @Test
    void aRunThatIsToldToEndCancelsItsRequest() throws Exception {
        ApprovalRequest request = asked();
        boolean[] told = {false};
        in.meanwhile.add(() -> told[0] = true);
        ApprovalRequest after = in.as("dev").await(request.id(), () -> told[0]);
        assertThat(after.state()).isEqualTo(ApprovalState.CANCELLED);
        assertThat(in.last().what()).isEqualTo("approval_cancelled");
    }

    @Test
    void theSignalOfRejectionRejectsAllThatWaits() throws Exception {
        ApprovalRequest request = asked();
        in.meanwhile.add(() -> in.signals.add(new ApprovalSignals.Rejected()));
        assertThat(waited(request).state()).isEqualTo(ApprovalState.REJECTED);
        assertThat(in.takenAway).containsExactly(new ApprovalSignals.Rejected());
        assertThat(in.last().why()).contains("POLICY_REJECTED");
    }

    @Test
    void theSignalOfApprovalGrantsWhatItNames() throws Exception {
        ApprovalRequest request = asked();
        in.meanwhile.add(() -> in.signals.add(signal(request, "alice", "alice", null)));
        ApprovalRequest after = waited(request);
        assertThat(after.state()).isEqualTo(ApprovalState.APPROVED);
        assertThat(after.grants()).extracting(Grant::approver).containsExactly("alice");
        assertThat(in.signals).isEmpty();
    }

    @Test
    void aSignalThatIsEmptyUnmatchedOrAnothersIsTakenAwayOnRecordAndRefused() throws Exception {
        ApprovalRequest request = asked();
        assertSignalRefused(request, new ApprovalSignals.Unreadable("it is empty"), ApprovalRefusal.UNREADABLE_SIGNAL);
        assertSignalRefused(
                request,
                new ApprovalSignals.Approved(request.id(), "other", "alice", null, null, null),
                ApprovalRefusal.CHANGED);
        assertSignalRefused(
                request,
                new ApprovalSignals.Approved("apr-1-a", request.action().digest(), "alice", null, null, null),
                ApprovalRefusal.UNKNOWN_REQUEST);
        assertSignalRefused(request, signal(request, "alice", "mallory", null), ApprovalRefusal.UNSIGNED);
    }

    @Test
    void aSignalWithoutAProofIsRefusedWhereAKeyIsSet() throws Exception {
        in.key = GrantKey.of("0123456789abcdef".getBytes(StandardCharsets.UTF_8));
        ApprovalRequest request = asked();
        assertSignalRefused(request, signal(request, "alice", "alice", null), ApprovalRefusal.UNSIGNED);
        assertSignalRefused(request, signal(request, "alice", "alice", "ab"), ApprovalRefusal.WRONG_PROOF);

        String mac = in.key.mac(request.id(), request.action().digest(), "alice", in.wall);
        in.signals.add(signal(request, "alice", "anybody", mac));
        assertThat(waited(request).state()).isEqualTo(ApprovalState.APPROVED);
    }

    @Test
    void whoWaitsForWhatIsUnknownIsToldSo() {
        assertThatExceptionOfType(ApprovalRefusedException.class)
                .isThrownBy(() -> in.as("dev").await("apr-1-a", () -> false))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ApprovalRefusal.UNKNOWN_REQUEST));
    }

    private ApprovalSignals.Approved signal(
            ApprovalRequest request, String approver, String owner, @Nullable String mac) {
        Instant time = mac == null ? null : in.wall;
        return new ApprovalSignals.Approved(request.id(), request.action().digest(), approver, owner, time, mac);
    }

    /** It is refused, and whoever waits goes on waiting, until he is told to end. */
    private void assertSignalRefused(ApprovalRequest request, ApprovalSignals.Signal signal, ApprovalRefusal code) {
        in.signals.add(signal);
        assertThat(in.as("alice").show(request.id()).state()).isEqualTo(ApprovalState.PENDING);
        assertThat(in.signals).isEmpty();
        assertThat(in.last().what()).isEqualTo("approval_refused");
        assertThat(in.last().metadata().toString()).contains("\"code\":\"" + code.wireName() + "\"");
    }

    private void assertNoConsent(ApprovalRequest request, String why) throws Exception {
        ApprovalRequest after = waited(request);
        assertThat(after.state()).isEqualTo(ApprovalState.EXPIRED);
        assertThat(why(after))
                .startsWith("nobody answered in time; silence is no consent here: ")
                .contains(why);
        assertThat(after.grants()).isEmpty();
    }

    private ApprovalRequest asked() {
        return in.as("dev").request(POINT, ACTION, DECISION);
    }

    /** The request once its webhook was told, or not. */
    private ApprovalRequest told(ApprovalRequest request) throws Exception {
        return in.kept.awaitChange(request, Duration.ofMinutes(1));
    }

    private ApprovalRequest waited(ApprovalRequest request) throws Exception {
        return in.as("dev").await(request.id(), () -> false);
    }

    private static String why(ApprovalRequest request) {
        Resolution how = Objects.requireNonNull(request.resolution());
        return String.valueOf(how.reason());
    }
}
