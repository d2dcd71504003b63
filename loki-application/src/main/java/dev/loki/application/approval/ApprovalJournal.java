package dev.loki.application.approval;

import dev.loki.domain.approval.ApprovalRefusal;
import dev.loki.domain.approval.ApprovalRefusedException;
import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.ports.approval.ApprovalStore;
import dev.loki.ports.approval.ApprovalStoreException;
import dev.loki.ports.repair.Repair;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Takes requests from one state to the next: each move is on record before it is kept, and published after. What cannot be
 * read or recorded does not happen. Thread-safe.
 *
 * <p>Each method throws {@link ApprovalRefusedException} where what is kept cannot be used.
 */
final class ApprovalJournal {

    private final Supplier<? extends ApprovalStore> store;
    private final ApprovalRecorder recorder;

    ApprovalJournal(Supplier<? extends ApprovalStore> store, ApprovalRecorder recorder) {
        this.store = store;
        this.recorder = recorder;
    }

    List<ApprovalRequest> all() {
        return usable(() -> store.get().all());
    }

    ApprovalRequest find(String id) {
        return among(all(), id);
    }

    /** The request that is chosen of those that are kept; else a new one. */
    ApprovalRequest openOr(
            Function<List<ApprovalRequest>, Optional<ApprovalRequest>> choice, Supplier<ApprovalMove> fresh) {
        return changed((all, moved) -> choice.apply(all).orElseGet(() -> recorded(fresh.get(), moved)));
    }

    /** Takes a request on; it stays as it is where the move leads nowhere. */
    ApprovalRequest move(String id, Function<ApprovalRequest, Optional<ApprovalMove>> move) {
        return changed((all, moved) -> {
            ApprovalRequest before = among(all, id);
            return move.apply(before).map(next -> recorded(next, moved)).orElse(before);
        });
    }

    /** As it is once it is no more what it was, or after that time. */
    ApprovalRequest awaitChange(ApprovalRequest known, Duration atMost) throws InterruptedException {
        try {
            return store.get().awaitChange(known, atMost);
        } catch (ApprovalStoreException e) {
            throw unusable(e);
        }
    }

    /** Makes what is kept usable again; what is to be lost is on record before. */
    Repair repair() {
        return usable(() -> store.get().repair(recorder::repairing));
    }

    private ApprovalRequest recorded(ApprovalMove move, AtomicReference<ApprovalMove> moved) {
        recorder.record(move);
        moved.set(move);
        return move.after();
    }

    private ApprovalRequest changed(Step step) {
        AtomicReference<ApprovalMove> moved = new AtomicReference<>();
        ApprovalRequest after = usable(() -> store.get().update(all -> step.of(all, moved)));
        ApprovalMove move = moved.get();
        if (move != null) {
            recorder.publish(move);
        }
        return after;
    }

    private interface Step {
        ApprovalRequest of(List<ApprovalRequest> all, AtomicReference<ApprovalMove> moved);
    }

    private static ApprovalRequest among(List<ApprovalRequest> all, String id) {
        return all.stream()
                .filter(request -> request.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ApprovalRefusedException(
                        ApprovalRefusal.UNKNOWN_REQUEST,
                        "there is no such approval request; loki approve list shows those there are"));
    }

    private static <T> T usable(Supplier<T> action) {
        try {
            return action.get();
        } catch (ApprovalStoreException e) {
            throw unusable(e);
        }
    }

    private static ApprovalRefusedException unusable(ApprovalStoreException e) {
        return new ApprovalRefusedException(ApprovalRefusal.STATE_UNUSABLE, String.valueOf(e.getMessage()));
    }
}
