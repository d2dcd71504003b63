package dev.loki.domain.approval;

import static dev.loki.domain.approval.Requests.DUE;
import static dev.loki.domain.approval.Requests.LATER;
import static dev.loki.domain.approval.Requests.LONG_AFTER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every state, and everything that can be done in it: the state that follows, or why it is refused. */
class ApprovalStatesTest {

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource({
        "PENDING,   grant,          APPROVED",
        "PENDING,   grant too late, expired",
        "PENDING,   silence,        APPROVED",
        "PENDING,   silence early,  not_due",
        "PENDING,   silence refused, no_silent_consent",
        "PENDING,   reject,         REJECTED",
        "PENDING,   expire,         EXPIRED",
        "PENDING,   expire early,   not_due",
        "PENDING,   cancel,         CANCELLED",
        "PENDING,   consume,        not_granted",
        "PENDING,   tell,           PENDING",
        "APPROVED,  grant,          already_granted",
        "APPROVED,  silence,        already_granted",
        "APPROVED,  reject,         REJECTED",
        "APPROVED,  expire late,    EXPIRED",
        "APPROVED,  expire early,   not_due",
        "APPROVED,  cancel,         CANCELLED",
        "APPROVED,  consume,        CONSUMED",
        "APPROVED,  consume other,  changed",
        "APPROVED,  consume too late, expired",
        "APPROVED,  tell,           APPROVED",
        "REJECTED,  grant,          rejected",
        "REJECTED,  silence,        rejected",
        "REJECTED,  reject,         rejected",
        "REJECTED,  expire late,    rejected",
        "REJECTED,  cancel,         rejected",
        "REJECTED,  consume,        rejected",
        "REJECTED,  tell,           REJECTED",
        "EXPIRED,   grant,          expired",
        "EXPIRED,   silence,        expired",
        "EXPIRED,   reject,         expired",
        "EXPIRED,   expire late,    expired",
        "EXPIRED,   cancel,         expired",
        "EXPIRED,   consume,        expired",
        "EXPIRED,   tell,           EXPIRED",
        "CANCELLED, grant,          cancelled",
        "CANCELLED, silence,        cancelled",
        "CANCELLED, reject,         cancelled",
        "CANCELLED, expire late,    cancelled",
        "CANCELLED, cancel,         cancelled",
        "CANCELLED, consume,        cancelled",
        "CANCELLED, tell,           CANCELLED",
        "CONSUMED,  grant,          used",
        "CONSUMED,  silence,        used",
        "CONSUMED,  reject,         used",
        "CONSUMED,  expire late,    used",
        "CONSUMED,  cancel,         used",
        "CONSUMED,  consume,        used",
        "CONSUMED,  tell,           CONSUMED"
    })
    void eachStepLeadsWhereItMustOrNowhere(ApprovalState state, String step, String result) {
        ApprovalRequest request = Requests.in(state, !step.equals("silence refused"));
        assertThat(outcome(request, step(step))).isEqualTo(result);
    }

    private static String outcome(ApprovalRequest request, ApprovalStep step) {
        try {
            return request.after(step).state().name();
        } catch (ApprovalRefusedException e) {
            assertThat(e).hasMessageStartingWith(request.id() + ": ");
            return e.code().name().toLowerCase(Locale.ROOT);
        }
    }

    private static ApprovalStep step(String name) {
        return switch (name) {
            case "grant" -> Requests.grantBy("carol");
            case "grant too late" -> new ApprovalStep.GrantBy(new Grant("carol", DUE, null, null));
            case "silence", "silence refused" -> Requests.silence(DUE);
            case "silence early" -> Requests.silence(DUE.minusMillis(1));
            case "reject" -> Requests.reject();
            case "expire" -> Requests.expire(DUE);
            case "expire late" -> Requests.expire(LONG_AFTER);
            case "expire early" -> Requests.expire(DUE.minusMillis(1));
            case "cancel" -> Requests.cancel();
            case "consume" -> Requests.consume(LATER);
            case "consume other" -> new ApprovalStep.Consume(LATER, "agent-user", "e".repeat(64));
            case "consume too late" -> Requests.consume(LONG_AFTER);
            case "tell" -> new ApprovalStep.Tell(Delivery.delivered(LATER));
            default -> throw new IllegalArgumentException(name);
        };
    }
}
