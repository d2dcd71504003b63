package dev.loki.application.run;

import dev.loki.application.approval.ApprovalControl;
import dev.loki.domain.approval.ApprovalRefusedException;
import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.approval.ApprovalState;
import dev.loki.domain.approval.Resolution;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.ports.run.Command;
import dev.loki.ports.run.ProgramFinder;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a run does where a policy wants a person to agree: it asks, and waits where it is told to. For one run. */
public final class RunApproval {

    private static final EnforcementPoint POINT = EnforcementPoint.PRE_EXECUTION;
    private static final Duration WEBHOOK_TIME = Duration.ofSeconds(15);

    private final Supplier<ApprovalControl> approvals;
    private final boolean waits;
    private final ProgramFinder programs;
    private final Function<JsonObject, Decision> judgeAgain;
    private final Consumer<String> notices;
    private final BooleanSupplier calledOff;

    /**
     * @param waits whether the run waits for the answer; else it ends, and another run of the same command goes on
     * @param programs finds what would be started: another program, or a changed one, is another action
     * @param judgeAgain decides anew, by the policies as they are then
     * @param notices told, in lines for people, what is waited for
     * @param calledOff whether the run was told to end
     */
    public RunApproval(
            Supplier<ApprovalControl> approvals,
            boolean waits,
            ProgramFinder programs,
            Function<JsonObject, Decision> judgeAgain,
            Consumer<String> notices,
            BooleanSupplier calledOff) {
        this.approvals = approvals;
        this.waits = waits;
        this.programs = programs;
        this.judgeAgain = judgeAgain;
        this.notices = notices;
        this.calledOff = calledOff;
    }

    /** What came of asking. */
    sealed interface Answer {}

    /** The command may start, now and once. */
    record Go() implements Answer {}

    /** The run was told to end meanwhile. */
    record CalledOff() implements Answer {}

    /** Nobody has answered. */
    record Open(String message) implements Answer {}

    /** The command must not start. */
    record No(String message) implements Answer {}

    /** Asks for an action. Never throws for what becomes of the request. */
    Answer ask(RunRequest run, JsonObject action, Decision decision) {
        JsonObject asked = bound(run, action);
        ApprovalRequest request;
        try {
            request = approvals.get().request(POINT, asked, decision);
        } catch (ApprovalRefusedException e) {
            return new Open(decision.reason() + "; and nobody could be asked: " + e.getMessage());
        }
        if (request.state() == ApprovalState.APPROVED) {
            return used(request, asked, decision);
        }
        return waits ? waited(request, run, action) : open(request, decision);
    }

    private Answer open(ApprovalRequest request, Decision decision) {
        approvals.get().settle(WEBHOOK_TIME);
        return new Open(decision.reason() + "; asked as " + request.id() + ", which stands until " + request.expires()
                + ": loki approve grant " + request.id() + ", then run the same command again");
    }

    /** The action with the program that it would start now. */
    private JsonObject bound(RunRequest run, JsonObject action) {
        return programs.find(new Command(run.command(), run.directory(), run.environment()))
                .map(program -> action.with("program", json(program)))
                .orElse(action);
    }

    private static JsonObject json(ProgramFinder.Program program) {
        JsonObject.Builder json = JsonObject.builder().put("path", program.path());
        String sha256 = program.sha256();
        return (sha256 == null ? json : json.put("sha256", sha256)).build();
    }

    private Answer waited(ApprovalRequest request, RunRequest run, JsonObject action) {
        ApprovalNotice.lines(request).forEach(notices);
        try {
            ApprovalRequest after = approvals.get().await(request.id(), calledOff);
            return switch (after.state()) {
                case APPROVED -> used(after, bound(run, action), judgeAgain.apply(action));
                case CANCELLED -> calledOff.getAsBoolean() ? new CalledOff() : new No(ended(after));
                default -> new No(ended(after));
            };
        } catch (ApprovalRefusedException e) {
            return calledOff.getAsBoolean() ? new CalledOff() : new No(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new No(request.id() + ": the waiting was interrupted");
        }
    }

    private Answer used(ApprovalRequest request, JsonObject action, Decision decision) {
        try {
            approvals.get().consume(request.id(), POINT, action, decision);
            return new Go();
        } catch (ApprovalRefusedException e) {
            return new No(String.valueOf(e.getMessage()));
        }
    }

    private static String ended(ApprovalRequest request) {
        Resolution how = request.resolution();
        String words = how == null || how.reason() == null ? "" : ": " + how.reason();
        String by = how == null || how.method() == Resolution.Method.TIMEOUT ? "" : " by " + how.by();
        return request.id() + " is " + request.state().wireName() + by + words;
    }
}
