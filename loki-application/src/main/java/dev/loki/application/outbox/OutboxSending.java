package dev.loki.application.outbox;

import dev.loki.application.outbox.SendReport.Refused;
import dev.loki.application.tracker.PassingTrouble;
import dev.loki.ports.outbox.OutboxCall;
import dev.loki.ports.outbox.OutboxContents;
import dev.loki.ports.outbox.OutboxProgress;
import dev.loki.ports.outbox.OutboxProgress.Standing;
import dev.loki.ports.outbox.RefusedOutboxException;
import dev.loki.ports.outbox.WaitingCall;
import dev.loki.ports.tracker.TrackedWork;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.WriteTurn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the calls of an outbox, in their order, each once: how far it came is remembered after each call, and one whose
 * answer was never seen is made again through an adapter that finds at the service what it made. What a service refuses for
 * good is passed over, with the reason; trouble that may pass ends it, with the rest left for the next time. One thread of
 * all processes of a project sends at a time. Thread-safe.
 */
public final class OutboxSending {

    private static final String TURN = "outbox";

    private final OutboxServices services;
    private final OutboxProgress progress;
    private final TrackedWork work;
    private final WriteTurn turn;

    /** @param work told the keys of issues that stand for tasks and had none before */
    public OutboxSending(OutboxServices services, OutboxProgress progress, TrackedWork work, WriteTurn turn) {
        this.services = services;
        this.progress = progress;
        this.work = work;
        this.turn = turn;
    }

    /**
     * Which calls would be sent, in their order.
     *
     * @throws RefusedOutboxException where none may be: they are meant for another project, or some are missing
     */
    public List<WaitingCall> due(OutboxContents contents, SendOptions options) {
        Standing standing = progress.of(contents.outbox());
        List<WaitingCall> due = new ArrayList<>();
        if (options.retryRefused()) {
            contents.calls().stream()
                    .filter(call -> !standing.isWaiting(call.number())
                            && standing.refused().containsKey(call.number()))
                    .forEach(due::add);
        }
        contents.calls().stream()
                .filter(call -> standing.isWaiting(call.number()))
                .forEach(due::add);
        requireNoGap(contents, standing, options);
        due.forEach(this::requireOurs);
        return due;
    }

    /**
     * Sends what is due.
     *
     * @throws RefusedOutboxException as {@link #due}; then nothing was sent
     * @throws TrackerException where another process sends
     * @throws dev.loki.ports.outbox.OutboxException where it cannot be remembered how far it came; what was sent last may
     *     then be sent again, which makes no second of it
     * @throws dev.loki.ports.tracker.SentJournalException where what was sent cannot be remembered
     */
    public SendReport send(OutboxContents contents, SendOptions options, SendListener listener) {
        return turn.inTurn(TURN, () -> sendAlone(contents, due(contents, options), listener));
    }

    private SendReport sendAlone(OutboxContents contents, List<WaitingCall> due, SendListener listener) {
        OutboxReplay replay = new OutboxReplay(services, progress, work, contents.outbox());
        int before = contents.calls().size() - due.size();
        List<Refused> refused = new ArrayList<>();
        for (int done = 0; done < due.size(); done++) {
            WaitingCall call = due.get(done);
            listener.at(done, due.size());
            try {
                Optional<String> no = replay.make(call);
                no.ifPresent(reason -> refused.add(refuse(contents, call, reason)));
                if (no.isEmpty()) {
                    progress.sent(contents.outbox(), call.number());
                }
            } catch (TrackerException e) {
                if (PassingTrouble.is(e, services.tracker(call.service()))) {
                    List<WaitingCall> left = due.subList(done, due.size());
                    Optional<String> trouble = Optional.of(String.valueOf(e.getMessage()));
                    return new SendReport(before, done - refused.size(), refused, left, trouble);
                }
                refused.add(refuse(contents, call, String.valueOf(e.getMessage())));
            }
        }
        return new SendReport(before, due.size() - refused.size(), refused, List.of(), Optional.empty());
    }

    private Refused refuse(OutboxContents contents, WaitingCall call, String reason) {
        progress.refused(contents.outbox(), call.number(), reason);
        return new Refused(call, reason);
    }

    private static void requireNoGap(OutboxContents contents, Standing standing, SendOptions options) {
        long next = standing.sent() + 1;
        long first = contents.calls().isEmpty() ? next : contents.calls().get(0).number();
        if (first > next && !options.skipMissing()) {
            throw new RefusedOutboxException(
                    "calls " + next + " to " + (first - 1) + " of the outbox have not been sent"
                            + " from this project, and come before: send the file that has them, or make one with 'loki outbox"
                            + " export FILE --from " + next + "'; --skip-missing does without them. Nothing was sent");
        }
    }

    private void requireOurs(WaitingCall call) {
        String here = services.destination(call.service());
        boolean isOfCode = call.call() instanceof OutboxCall.Remark || call.call() instanceof OutboxCall.Report;
        if (isOfCode && !services.keepsCode(call.service())) {
            throw new RefusedOutboxException("call " + call.number() + " is a "
                    + call.call().kind() + ", and " + call.service() + " keeps no code. Nothing was sent");
        }
        if (!here.equals(call.destination())) {
            throw new RefusedOutboxException("call " + call.number() + " is meant for " + call.service() + " at "
                    + call.destination() + ", and this project writes to " + here
                    + ": send it from the project that it belongs to, or set where it goes. Nothing was sent");
        }
    }
}
