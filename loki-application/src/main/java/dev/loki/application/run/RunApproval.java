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
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What a run does where a policy wants a person to agree: it asks, and waits where it is told to. For one run. */
public final class RunApproval {

    private final Supplier<ApprovalControl> approvals;
    private final boolean waits;
    private final ProgramFinder programs;
    private final BiFunction<EnforcementPoint, JsonObject, Decision> judgeAgain;
    private final Consumer<String> notices;
    private final BooleanSupplier calledOff;

    /**
     * @param waits whether the run waits for the answer; else it ends, and another run of the same action goes on
     * @param programs finds what would be started: another program, or a changed one, is another action
     * @param judgeAgain decides anew, by the policies as they are then
     * @param notices told, in lines for people, what is waited for
     * @param calledOff whether the run was told to end
     */
    public RunApproval(
            Supplier<ApprovalControl> approvals,
            boolean waits,
            ProgramFinder programs,
            BiFunction<EnforcementPoint, JsonObject, Decision> judgeAgain,
            Consumer<String> notices,
            BooleanSupplier calledOff) {
        this.approvals = approvals;
        this.waits = waits;
        this.programs = programs;
        this.judgeAgain = judgeAgain;
        this.notices = notices;
        this.calledOff = calledOff;
    }

    /**
     * What is asked.
     *
     * @param point where it was judged
     * @param action as it was judged
     * @param decision the answer, which requires approval
     * @param command what would be started: another program is another action
     */
    public record Question(EnforcementPoint point, JsonObject action, Decision decision, Command command) {}

    /** What came of asking. */
    public sealed interface Answer {}

    /** It may happen, now and once. */
    public record Go() implements Answer {}

    /** The run was told to end meanwhile. */
    public record CalledOff() implements Answer {}

    /** Nobody has answered. */
    public record Open(String message) implements Answer {}

    /** It must not happen. */
    public record No(String message) implements Answer {}

    /** It was granted, and the grant is not used up. */
    private record Granted(String id, Question question) implements Answer {}

    /**
     * Asks for one action, which may have been judged at several points. No grant is used up before all are there. Never
     * throws for what becomes of the requests.
     */
    public Answer ask(List<Question> questions) {
        List<Granted> granted = new ArrayList<>();
        for (Question question : questions) {
            Answer answer = answer(question);
            if (!(answer instanceof Granted grant)) {
                return answer;
            }
            granted.add(grant);
        }
        return granted.stream()
                .map(this::used)
                .filter(No.class::isInstance)
                .findFirst()
                .orElseGet(Go::new);
    }

    private Answer answer(Question question) {
        Decision decision = question.decision();
        ApprovalRequest request;
        try {
            request = approvals.get().request(question.point(), bound(question), decision);
        } catch (ApprovalRefusedException e) {
            return new Open(decision.reason() + "; and nobody could be asked: " + e.getMessage());
        }
        if (request.state() == ApprovalState.APPROVED) {
            return new Granted(request.id(), question);
        }
        return waits ? waited(request, question) : open(request, decision);
    }

    /** The action with the program that it would start now. */
    private JsonObject bound(Question question) {
        return programs.find(question.command())
                .map(program -> question.action().with("program", json(program)))
                .orElse(question.action());
    }

    private static JsonObject json(ProgramFinder.Program program) {
        JsonObject.Builder json = JsonObject.builder().put("path", program.path());
        String sha256 = program.sha256();
        return (sha256 == null ? json : json.put("sha256", sha256)).build();
    }

    private static Answer open(ApprovalRequest request, Decision decision) {
        return new Open(decision.reason() + "; asked as " + request.id() + ", which stands until " + request.expires()
                + ": loki approve grant " + request.id() + ", then run the same again");
    }

    private Answer waited(ApprovalRequest request, Question question) {
        ApprovalNotice.lines(request).forEach(notices);
        try {
            ApprovalRequest after = approvals.get().await(request.id(), calledOff);
            return switch (after.state()) {
                case APPROVED -> new Granted(after.id(), question);
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

    /** By the decision of now, where time went by. */
    private Answer used(Granted granted) {
        Question asked = granted.question();
        Decision decision = waits ? judgeAgain.apply(asked.point(), asked.action()) : asked.decision();
        try {
            approvals.get().consume(granted.id(), asked.point(), bound(asked), decision);
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
