package dev.loki.adapter.fs.approval;

import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.adapter.fs.storage.Evidence;
import dev.loki.adapter.fs.storage.KeyedLines;
import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.repair.Repair;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes the journal and its picture usable again, in the hands of the one that holds the lock; what it replaces is kept
 * beside. A request that somebody agreed to and that was not used is given up: its end may be what was lost.
 */
final class ApprovalRepair {

    private final ApprovalPicture picture;
    private final Evidence evidence;
    private final List<String> found = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();

    ApprovalRepair(ApprovalPicture picture, Evidence evidence) {
        this.picture = picture;
        this.evidence = evidence;
    }

    /** @param before told of it before anything is changed */
    Repair run(Map<String, JsonObject> whole, List<String> damage, KeyedLines.Kept replacement, Consumer<Repair> before)
            throws IOException {
        damage.forEach(told -> lose(FileApprovalStore.JOURNAL + ": " + told));
        Map<String, JsonObject> kept = requests(whole);
        compareWithPicture(ApprovalLine.revision(kept));
        if (found.isEmpty()) {
            return new Repair(List.of(), kept.size(), List.of(), List.of());
        }
        kept.values().removeIf(this::isGivenUp);
        before.accept(new Repair(found, kept.size(), lost, List.of()));
        List<String> names = evidence.keep(FileApprovalStore.JOURNAL, FileApprovalStore.PICTURE);
        replacement.are(kept);
        picture.write(ApprovalLine.requests(kept), ApprovalLine.revision(kept));
        return new Repair(found, kept.size(), lost, names);
    }

    private void lose(String told) {
        found.add(told);
        lost.add(told);
    }

    private Map<String, JsonObject> requests(Map<String, JsonObject> whole) {
        Map<String, JsonObject> requests = new LinkedHashMap<>();
        for (Map.Entry<String, JsonObject> line : whole.entrySet()) {
            try {
                Map<String, JsonObject> one = Map.of(line.getKey(), line.getValue());
                ApprovalLine.requests(one);
                ApprovalLine.revision(one);
                requests.put(line.getKey(), line.getValue());
            } catch (UnusableFileException e) {
                lose(String.valueOf(e.getMessage()));
            }
        }
        return requests;
    }

    private void compareWithPicture(long revision) throws IOException {
        try {
            picture.requireNoFartherThan(revision);
        } catch (IOException e) {
            found.add(String.valueOf(e.getMessage()));
            lost.add("perhaps what was done after revision " + revision);
        }
    }

    private boolean isGivenUp(JsonObject line) {
        try {
            ApprovalRequest request = ApprovalLine.request(line);
            boolean isAgreedTo = request.state().isOpen() && !request.grants().isEmpty();
            if (isAgreedTo) {
                lost.add(request.id() + ", which was granted and not used: ask anew");
            }
            return isAgreedTo;
        } catch (UnusableFileException e) {
            throw new IllegalStateException(e); // each was read before
        }
    }
}
