package dev.loki.adapter.fs.approval;

import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.domain.approval.ApprovalJson;
import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.json.JsonFieldException;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** One request in the journal, {@code {"revision":N,"request":{...}}}; each change has the next revision. */
final class ApprovalLine {

    static final String REVISION = "revision";

    private static final String REQUEST = "request";
    private static final Comparator<ApprovalRequest> OLDEST_FIRST =
            Comparator.comparing(ApprovalRequest::created).thenComparing(ApprovalRequest::id);

    private ApprovalLine() {}

    static JsonObject of(ApprovalRequest request, long revision) {
        return JsonObject.builder()
                .put(REVISION, revision)
                .put(REQUEST, ApprovalJson.of(request))
                .build();
    }

    static ApprovalRequest request(JsonObject line) throws UnusableFileException {
        try {
            return ApprovalJson.read(line.get(REQUEST) instanceof JsonObject request ? request : JsonObject.EMPTY);
        } catch (JsonFieldException e) {
            throw new UnusableFileException(
                    FileApprovalStore.JOURNAL + " holds what is no approval request: " + e.getMessage());
        }
    }

    static List<ApprovalRequest> requests(Map<String, JsonObject> lines) throws UnusableFileException {
        List<ApprovalRequest> requests = new ArrayList<>(lines.size());
        for (Map.Entry<String, JsonObject> line : lines.entrySet()) {
            ApprovalRequest request = request(line.getValue());
            if (!request.id().equals(line.getKey())) {
                throw new UnusableFileException(
                        FileApprovalStore.JOURNAL + " holds a request under the name of another");
            }
            requests.add(request);
        }
        requests.sort(OLDEST_FIRST);
        return requests;
    }

    /** The highest revision; 0 where there are no lines. */
    static long revision(Map<String, JsonObject> lines) throws UnusableFileException {
        long highest = 0;
        for (JsonObject line : lines.values()) {
            highest = Math.max(highest, revision(line));
        }
        return highest;
    }

    private static long revision(JsonObject line) throws UnusableFileException {
        if (line.get(REVISION) instanceof JsonNumber number && number.isSafeInteger()) {
            return number.longValueExact();
        }
        throw new UnusableFileException(FileApprovalStore.JOURNAL + " holds a line without a revision");
    }

    /** Whether nothing more can become of the request; not of what is none, which must not vanish. */
    static boolean hasEnded(JsonObject line) {
        try {
            return !request(line).state().isOpen();
        } catch (UnusableFileException e) {
            return false;
        }
    }
}
