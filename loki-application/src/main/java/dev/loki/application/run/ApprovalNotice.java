package dev.loki.application.run;

import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.approval.GateTerms;
import java.util.ArrayList;
import java.util.List;

/** What a person who looks at a waiting run needs to know. */
final class ApprovalNotice {

    private ApprovalNotice() {}

    static List<String> lines(ApprovalRequest request) {
        GateTerms gate = request.gate();
        List<String> lines = new ArrayList<>();
        lines.add("waiting for approval " + request.id() + ", gate " + gate.name() + ", phase " + gate.phase());
        lines.add("  why     " + request.action().reason());
        request.action().shown().string("command").ifPresent(command -> lines.add("  action  " + command));
        lines.add("  until   " + request.expires() + (gate.autoApproveOnTimeout() ? "; silence is consent" : ""));
        if (gate.approvers() > 1) {
            lines.add("  needs   " + request.missing() + " of " + gate.approvers() + " approvers, each another user");
        }
        lines.add("  answer  in another terminal: loki approve grant " + request.id() + ", or loki approve reject "
                + request.id());
        return lines;
    }
}
