package dev.loki.contracts.approval;

import dev.loki.domain.approval.ApprovalRefusal;
import dev.loki.domain.approval.ApprovalRefusedException;
import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.ports.approval.ApprovalStore;
import dev.loki.ports.repair.Repair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A store for tests, as durable as the object. Thread-safe. */
public final class InMemoryApprovalStore implements ApprovalStore {

    private final Map<String, ApprovalRequest> requests = new LinkedHashMap<>();

    @Override
    public synchronized List<ApprovalRequest> all() {
        List<ApprovalRequest> all = new ArrayList<>(requests.values());
        all.sort(Comparator.comparing(ApprovalRequest::created).thenComparing(ApprovalRequest::id));
        return all;
    }

    @Override
    public synchronized ApprovalRequest update(Step step) {
        ApprovalRequest after = step.of(all());
        if (!requests.containsKey(after.id())) {
            makeRoom();
        }
        if (!after.equals(requests.get(after.id()))) {
            requests.remove(after.id());
            requests.put(after.id(), after);
            notifyAll();
        }
        return after;
    }

    @Override
    public synchronized ApprovalRequest awaitChange(ApprovalRequest known, Duration atMost)
            throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (known.equals(requests.get(known.id())) && end - System.nanoTime() > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
        }
        return Objects.requireNonNull(requests.get(known.id()));
    }

    /** Nothing is ever damaged. */
    @Override
    public synchronized Repair repair(Consumer<Repair> before) {
        return new Repair(List.of(), requests.size(), List.of(), List.of());
    }

    private void makeRoom() {
        long open = requests.values().stream()
                .filter(request -> request.state().isOpen())
                .count();
        if (open >= MOST_OPEN) {
            throw new ApprovalRefusedException(ApprovalRefusal.TOO_MANY, open + " approval requests are open");
        }
        if (requests.size() >= MOST) {
            requests.values().stream()
                    .filter(request -> !request.state().isOpen())
                    .findFirst()
                    .ifPresent(oldest -> requests.remove(oldest.id()));
        }
    }
}
