package dev.loki.domain.approval;

import static dev.loki.domain.approval.Requests.DIGEST;
import static dev.loki.domain.approval.Requests.DUE;
import static dev.loki.domain.approval.Requests.LATER;
import static dev.loki.domain.approval.Requests.gate;
import static dev.loki.domain.approval.Requests.pending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConsentTest {

    private static final GrantKey KEY = key("0123456789abcdef");
    private static final GateTerms ONE = gate(1, false, false);

    @Test
    void aGrantWithTheKeyIsProven() {
        Consent.require(granted(ONE, signed("alice")), ONE, KEY);
        Consent.require(granted(ONE, signed("alice")), ONE, null);
        Consent.require(granted(ONE, unsigned("alice")), ONE, null);
    }

    @Test
    void aGrantWithoutItIsNoneWhereAKeyIsSet() {
        assertRefused(granted(ONE, unsigned("alice")), ONE, KEY, ApprovalRefusal.UNSIGNED);
        assertRefused(granted(ONE, signed("alice")), ONE, key("another key, also long"), ApprovalRefusal.WRONG_PROOF);
    }

    @Test
    void aProofIsOfOneRequestOneActionOneApproverAndOneTime() {
        ApprovalRequest request = pending(ONE);
        String mac = KEY.mac(request.id(), DIGEST, "alice", LATER);
        assertThat(KEY.proves(mac, request.id(), DIGEST, "alice", LATER)).isTrue();
        assertThat(KEY.proves(mac, request.id() + "x", DIGEST, "alice", LATER)).isFalse();
        assertThat(KEY.proves(mac, request.id(), "e".repeat(64), "alice", LATER))
                .isFalse();
        assertThat(KEY.proves(mac, request.id(), DIGEST, "bob", LATER)).isFalse();
        assertThat(KEY.proves(mac, request.id(), DIGEST, "alice", LATER.plusMillis(1)))
                .isFalse();
        assertThat(KEY.proves(mac.substring(1), request.id(), DIGEST, "alice", LATER))
                .isFalse();
        assertThat(KEY.proves(null, request.id(), DIGEST, "alice", LATER)).isFalse();
        assertThat(KEY.mac("a", "bc", "d", LATER)).isNotEqualTo(KEY.mac("ab", "c", "d", LATER));
    }

    @Test
    void whatTheStateSaysCountsForNothingWithoutTheGrants() {
        GateTerms two = gate(2, false, false);
        assertRefused(granted(ONE), ONE, null, ApprovalRefusal.NOT_GRANTED);
        assertRefused(granted(two, unsigned("alice")), two, null, ApprovalRefusal.NOT_GRANTED);
        assertRefused(granted(two, unsigned("alice"), unsigned("alice")), two, null, ApprovalRefusal.NOT_GRANTED);
        assertRefused(granted(two, unsigned("alice"), unsigned("agent-user")), two, null, ApprovalRefusal.NOT_GRANTED);
        Consent.require(granted(two, unsigned("alice"), unsigned("bob")), two, null);
    }

    @Test
    void silenceCountsOnlyAtTheEndAndWhereTheGateSaysSo() {
        GateTerms silent = gate(2, false, true);
        Grant atTheEnd = new Grant(Grant.TIMEOUT, DUE, null, null);
        Consent.require(granted(silent, atTheEnd), silent, null);
        assertRefused(granted(ONE, atTheEnd), ONE, null, ApprovalRefusal.NOT_GRANTED);
        assertRefused(
                granted(silent, new Grant(Grant.TIMEOUT, LATER, null, null)),
                silent,
                null,
                ApprovalRefusal.NOT_GRANTED);
    }

    @Test
    void aGateThatAsksForSomethingElseByNowWantsToBeAskedAnew() {
        assertRefused(granted(ONE, unsigned("alice")), gate(1, true, false), null, ApprovalRefusal.CHANGED);
    }

    @Test
    void aKeyHasAtLeastSixteenBytesAndIsNeverPrinted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> key("0123456789abcde"))
                .withMessageContaining("16");
        assertThat(KEY).hasToString("GrantKey[...]");
    }

    /** One that says it is approved, whatever its grants are. */
    private static ApprovalRequest granted(GateTerms gate, Grant... grants) {
        ApprovalRequest p = pending(gate);
        return new ApprovalRequest(
                p.id(),
                gate,
                p.action(),
                p.requester(),
                p.created(),
                p.expires(),
                ApprovalState.APPROVED,
                List.of(grants),
                null,
                p.delivery());
    }

    private static Grant unsigned(String approver) {
        return new Grant(approver, LATER, null, null);
    }

    private static Grant signed(String approver) {
        return new Grant(approver, LATER, null, KEY.mac(pending().id(), DIGEST, approver, LATER));
    }

    private static GrantKey key(String text) {
        return GrantKey.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(
            ApprovalRequest request, GateTerms terms, @Nullable GrantKey key, ApprovalRefusal code) {
        assertThatExceptionOfType(ApprovalRefusedException.class)
                .isThrownBy(() -> Consent.require(request, terms, key))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
