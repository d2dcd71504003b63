package dev.loki.application.approval;

import static dev.loki.application.approval.ApprovalHouse.ACTION;
import static dev.loki.application.approval.ApprovalHouse.DECISION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loki.application.House;
import dev.loki.domain.approval.ApprovalRefusal;
import dev.loki.domain.approval.ApprovalRefusedException;
import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.approval.ApprovalState;
import dev.loki.domain.approval.GrantKey;
import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.PolicyAction;
import dev.loki.domain.policy.ReasonCode;
import dev.loki.domain.policy.Verdict;
import dev.loki.domain.policy.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ApprovalControlTest {

    private static final EnforcementPoint POINT = EnforcementPoint.PRE_EXECUTION;

    private final ApprovalHouse in = new ApprovalHouse();
    private final ApprovalControl agent = in.as("dev", "session-1");
    private final ApprovalControl alice = in.as("alice");

    @Test
    void anActionHappensOnceWhereSomebodyAgreed() {
        ApprovalRequest request = asked();
        assertThat(request.id()).matches("apr-1771668000000-[a-z0-9]{6}");
        alice.grant(request.id(), "Alice of operations");
        ApprovalRequest used = agent.consume(request.id(), POINT, ACTION, DECISION);
        assertThat(used.state()).isEqualTo(ApprovalState.CONSUMED);

        assertRefused(ApprovalRefusal.USED, () -> agent.consume(request.id(), POINT, ACTION, DECISION));
        assertRefused(ApprovalRefusal.USED, () -> alice.grant(request.id(), null));
        assertThat(in.recorded())
                .containsExactly(
                        "approval_requested",
                        "approval_approved",
                        "approval_consumed",
                        "approval_refused",
                        "approval_refused");
        assertThat(in.house.bus.pending())
                .extracting(Event::payload)
                .extracting(payload -> payload.string("action").orElse(""))
                .startsWith("approval_requested", "approval_approved", "approval_consumed");
    }

    @Test
    void whatIsAskedForAgainIsTheSameRequestUntilItHasEnded() {
        ApprovalRequest request = asked();
        in.pass(Duration.ofMinutes(10));
        assertThat(asked()).isEqualTo(request);
        alice.grant(request.id(), null);
        assertThat(asked().state()).isEqualTo(ApprovalState.APPROVED);
        alice.reject(request.id(), "on second thoughts", null);
        assertThat(asked().id()).isNotEqualTo(request.id());
    }

    @Test
    void theGateIsThatOfThePhaseElseOfThePoint() {
        in.gate(2, false, false, null);
        JsonObject phased = ACTION.with("phase", new JsonString("deployment"));
        assertThat(asked().gate().name()).isEqualTo("gate");
        ApprovalRequest other = agent.request(POINT, phased, DECISION);
        assertThat(other.gate().name()).isEqualTo("default");
        assertThat(other.gate().phase()).isEqualTo("deployment");
        assertThat(other.expires()).isEqualTo(House.NOW.plus(Duration.ofMinutes(30)));
    }

    @Test
    void secretsAreMaskedInWhatIsKeptAndBoundByTheDigestAllTheSame() {
        JsonObject secret = ACTION.with("command", new JsonString("deploy password=" + "Tr0ub4dor-and-3x"));
        JsonObject otherSecret = ACTION.with("command", new JsonString("deploy password=" + "Tr0ub4dor-and-4y"));
        ApprovalRequest request = agent.request(POINT, secret, DECISION);
        assertThat(in.kept.all().toString() + in.house.log.entries()).doesNotContain("Tr0ub4dor");
        alice.grant(request.id(), null);
        assertRefused(ApprovalRefusal.CHANGED, () -> agent.consume(request.id(), POINT, otherSecret, DECISION));
        agent.consume(request.id(), POINT, secret, DECISION);
    }

    @Test
    void theEndOfALongActionIsSeenAsItsBeginningIs() {
        List<String> words = new ArrayList<>(List.of("deploy"));
        for (int i = 0; i < 9_000; i++) {
            words.add("\u6f22" + i);
        }
        words.add("; rm -rf /srv");
        JsonObject command = JsonObject.builder()
                .put("command", String.join(" ", words))
                .put("argv", JsonArray.ofStrings(words))
                .build();
        JsonObject.Builder many = JsonObject.builder();
        words.forEach(word -> many.put(word, word));
        for (JsonObject action : List.of(command, many.build())) {
            String shown =
                    agent.request(POINT, action, DECISION).action().shown().toString();
            assertThat(shown).contains("deploy", "rm -rf /srv", " characters are left out here; sha256 of all ");
            assertThat(shown.length()).isLessThan(20_000);
        }
    }

    @Test
    void anApprovalIsOfOneActionOneSetOfArgumentsAndOneVersionOfThePolicies() {
        ApprovalRequest request = granted();
        JsonObject changed = ACTION.with("argv", JsonArray.ofStrings(List.of("deploy", "--now", "--force")));
        Decision otherPolicies = new Decision(
                Verdict.REQUIRE_APPROVAL,
                ReasonCode.VIOLATED,
                DECISION.reason(),
                DECISION.violations(),
                List.of(),
                List.of(),
                1,
                "another hash",
                Map.of());
        assertRefused(ApprovalRefusal.CHANGED, () -> agent.consume(request.id(), POINT, changed, DECISION));
        assertRefused(ApprovalRefusal.CHANGED, () -> agent.consume(request.id(), POINT, ACTION, otherPolicies));
        assertRefused(
                ApprovalRefusal.CHANGED, () -> agent.consume(request.id(), EnforcementPoint.DATA, ACTION, DECISION));
        assertThat(agent.consume(request.id(), POINT, ACTION, DECISION).state()).isEqualTo(ApprovalState.CONSUMED);
    }

    @Test
    void whatIsDeniedByNowOrViolatesMoreWasNotAgreedTo() {
        ApprovalRequest request = granted();
        Decision denied = DECISION.and(new Violation("budget", PolicyAction.DENY, ReasonCode.VIOLATED, "used up"));
        Decision more =
                DECISION.and(new Violation("budget", PolicyAction.REQUIRE_APPROVAL, ReasonCode.VIOLATED, "used up"));
        assertRefused(ApprovalRefusal.CHANGED, () -> agent.consume(request.id(), POINT, ACTION, denied));
        assertRefused(ApprovalRefusal.CHANGED, () -> agent.consume(request.id(), POINT, ACTION, more));
        assertThat(agent.request(POINT, ACTION, more).id()).isNotEqualTo(request.id());
    }

    @Test
    void aGateThatAsksForMoreByNowWantsToBeAskedAnew() {
        ApprovalRequest request = granted();
        in.gate(2, false, false, null);
        assertRefused(ApprovalRefusal.CHANGED, () -> agent.consume(request.id(), POINT, ACTION, DECISION));
    }

    @Test
    void aGrantIsUsedInTimeOrNotAtAll() {
        ApprovalRequest request = granted();
        in.pass(Duration.ofMinutes(30));
        assertRefused(ApprovalRefusal.EXPIRED, () -> agent.consume(request.id(), POINT, ACTION, DECISION));
        assertThat(alice.show(request.id()).state()).isEqualTo(ApprovalState.EXPIRED);
        assertThat(in.last().why()).isEqualTo("it was granted, and not used in time");
    }

    @Test
    void whatIsPutBackToBeforeItsUseIsUsedAllTheSame() {
        in.key = key("0123456789abcdef");
        ApprovalRequest request = asked();
        ApprovalRequest approved = in.as("alice").grant(request.id(), null);
        ApprovalControl keyed = in.as("dev", "session-1");
        keyed.consume(request.id(), POINT, ACTION, DECISION);
        in.kept.update(all -> approved);

        assertRefused(ApprovalRefusal.USED, () -> keyed.consume(request.id(), POINT, ACTION, DECISION));
        assertThat(in.last().why()).contains("approval_consumed");
        in.as("alice").reject(request.id(), null, null);
        in.kept.update(all -> approved);
        assertRefused(ApprovalRefusal.REJECTED, () -> keyed.consume(request.id(), POINT, ACTION, DECISION));
    }

    @Test
    void nobodyGrantsWhatIsUnknownOrExpired() {
        assertRefused(ApprovalRefusal.UNKNOWN_REQUEST, () -> alice.grant("apr-1-aaaaaa", null));
        ApprovalRequest request = asked();
        in.pass(Duration.ofHours(1));
        assertRefused(ApprovalRefusal.EXPIRED, () -> alice.grant(request.id(), null));
        assertRefused(ApprovalRefusal.EXPIRED, () -> alice.reject(request.id(), null, null));
    }

    @Test
    void aGovernedRunCannotAnswerAndItsAttemptIsOnRecord() {
        ApprovalRequest request = asked();
        assertRefused(ApprovalRefusal.GOVERNED, () -> agent.grant(request.id(), "boss"));
        assertThat(in.last().what()).isEqualTo("approval_refused");
        assertThat(in.last().who()).isEqualTo("agent");
        assertThat(in.last().metadata().toString()).contains("\"attempt\":\"grant\"", "session-1", "governed");

        in.ancestor = Optional.of("process 7 (node), which belongs to session session-1");
        assertRefused(ApprovalRefusal.GOVERNED, () -> in.as("dev").grant(request.id(), null));
        assertRefused(ApprovalRefusal.GOVERNED, () -> in.as("dev").reject(request.id(), null, null));
        assertThat(in.last().why()).contains("process 7 (node)");
        assertThat(in.kept.all().get(0).state()).isEqualTo(ApprovalState.PENDING);
    }

    @Test
    void severalApproversAreCountedAndEachIsOnRecord() {
        in.gate(2, false, false, null);
        ApprovalRequest request = asked();
        assertThat(alice.grant(request.id(), null).state()).isEqualTo(ApprovalState.PENDING);
        assertRefused(ApprovalRefusal.SAME_APPROVER, () -> alice.grant(request.id(), "somebody else"));
        assertRefused(ApprovalRefusal.REQUESTER, () -> in.as("dev").grant(request.id(), null));
        assertThat(in.as("bob").grant(request.id(), null).state()).isEqualTo(ApprovalState.APPROVED);
        assertThat(in.recorded())
                .containsExactly(
                        "approval_requested",
                        "approval_granted",
                        "approval_refused",
                        "approval_refused",
                        "approval_approved");
    }

    @Test
    void withAKeyAGrantOfOneWhoHasItNotIsWorthNothing() {
        ApprovalRequest request = granted();
        in.key = key("0123456789abcdef");
        ApprovalControl keyed = in.as("dev", "session-1");
        assertRefused(ApprovalRefusal.UNSIGNED, () -> keyed.consume(request.id(), POINT, ACTION, DECISION));

        in.as("alice").reject(request.id(), null, null);
        ApprovalRequest anew = keyed.request(POINT, ACTION, DECISION);
        in.key = key("fedcba9876543210");
        in.as("mallory").grant(anew.id(), null);
        assertRefused(ApprovalRefusal.WRONG_PROOF, () -> keyed.consume(anew.id(), POINT, ACTION, DECISION));
    }

    @Test
    void withTheKeyAGrantIsProvenToWhoUsesIt() {
        in.key = key("0123456789abcdef");
        ApprovalRequest request = asked();
        in.as("alice").grant(request.id(), null);
        assertThat(in.as("dev", "session-2")
                        .consume(request.id(), POINT, ACTION, DECISION)
                        .state())
                .isEqualTo(ApprovalState.CONSUMED);
    }

    @Test
    void aRepairIsAPersonsAndOnRecordBeforeItIsDone() {
        assertRefused(ApprovalRefusal.GOVERNED, () -> agent.repair());
        assertThat(in.last().metadata().toString()).contains("\"attempt\":\"repair\"", "session-1");
        assertThat(in.repairs).isZero();
        assertThat(alice.repair().lost()).containsExactly("line 2");
        assertThat(in.last().what()).isEqualTo("approval_repair");
        assertThat(in.last().metadata().toString()).contains("\"kept\":1,\"lost\":[\"line 2\"]");
        in.house.log.failAppends();
        assertRefused(ApprovalRefusal.UNRECORDED, () -> alice.repair());
        assertThat(in.repairs).isEqualTo(1);
    }

    @Test
    void whatCannotBeRecordedDoesNotHappen() {
        ApprovalRequest request = granted();
        in.house.log.failAppends();
        assertRefused(ApprovalRefusal.UNRECORDED, () -> agent.consume(request.id(), POINT, ACTION, DECISION));
        assertThat(in.kept.all().get(0).state()).isEqualTo(ApprovalState.APPROVED);
        assertThat(in.warnings).singleElement().asString().contains("a refused use of " + request.id());
    }

    @Test
    void aClaimUsesUpWhatWasGrantedElseItAsks() {
        Decision asked = agent.claim(POINT, ACTION, DECISION);
        assertThat(asked.verdict()).isEqualTo(Verdict.REQUIRE_APPROVAL);
        ApprovalRequest request = in.kept.all().get(0);
        assertThat(asked.warnings()).singleElement().asString().contains(request.id());

        alice.grant(request.id(), null);
        Decision approved = agent.claim(POINT, ACTION, DECISION);
        assertThat(approved.verdict()).isEqualTo(Verdict.ALLOW);
        assertThat(approved.code()).isEqualTo(ReasonCode.APPROVED);
        assertThat(approved.reason()).isEqualTo("approved by alice as " + request.id());
        assertThat(approved.violations()).isEqualTo(DECISION.violations());
        assertThat(agent.claim(POINT, ACTION, DECISION).verdict()).isEqualTo(Verdict.REQUIRE_APPROVAL);
    }

    @Test
    void whatIsAllowedOrDeniedIsNothingToApprove() {
        assertThatIllegalArgumentException().isThrownBy(() -> agent.request(POINT, ACTION, Decision.NO_POLICY));
    }

    private ApprovalRequest asked() {
        return agent.request(POINT, ACTION, DECISION);
    }

    private ApprovalRequest granted() {
        return alice.grant(asked().id(), null);
    }

    private static GrantKey key(String text) {
        return GrantKey.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(ApprovalRefusal code, ThrowingCallable attempt) {
        assertThatExceptionOfType(ApprovalRefusedException.class)
                .isThrownBy(attempt)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
