package dev.loki.domain.policy;

import java.util.List;
import java.util.stream.Stream;

/** What stands in Loki's folder, as docs/files.md lists it, so that a pattern for a name can be asked whether it means some of it. */
final class LokiFolder {

    /** What is read alone, and the logs beside it. */
    private static final String TOP =
            "policies.yaml policies.yml policies.json run.yaml PAUSE STOP compliance.json residency.json config.json"
                    + " config.yaml decisions.jsonl decisions.jsonl.* decisions.jsonl.lock events.jsonl events.jsonl.*"
                    + " telemetry telemetry/traces.jsonl telemetry/metrics.jsonl telemetry/traces-*.jsonl"
                    + " telemetry/metrics-*.jsonl telemetry/.lock";

    private static final String AUDIT = "audit audit/audit.jsonl audit/audit.jsonl.lock audit/audit.jsonl.next"
            + " audit/audit.state audit/audit.index audit/audit-*.jsonl audit/audit-*.state audit/audit.checkpoints"
            + " audit/audit.checkpoints.position audit/audit.checkpoints.lock audit/syslog.cursor"
            + " audit/syslog.cursor.lock audit/syslog-checkpoints.cursor audit/syslog-checkpoints.cursor.lock"
            + " audit/quarantine audit/quarantine/audit.jsonl.*";

    /** But for what waits in {@code events/pending}. */
    private static final String EVENTS = "events events/pending events/archive events/processed.json events/dead-letter"
            + " events/drain.lock events/groups events/imported.json events/import.lock events/origin";

    private static final String INTEGRATIONS = "integrations integrations/sent.jsonl integrations/sent.jsonl.lock"
            + " integrations/tracked.jsonl integrations/tracked.jsonl.lock integrations/deliveries.jsonl"
            + " integrations/deliveries.jsonl.lock outbox outbox/calls.jsonl outbox/calls.jsonl.lock"
            + " outbox/progress.jsonl outbox/progress.jsonl.lock outbox/sent.jsonl"
            + " outbox/sent.jsonl.lock outbox/outbox.lock prd prd/issue-*.md"
            + " prd/pull-request-*.md prd/dispatch.md reports reports/run-*.json reports/quality-gates.json"
            + " reports/summary.json templates templates/github-quality-report.md"
            + " templates/github-execution-summary.md";

    private static final String STATE =
            "state state/spool state/receiver.json state/unheard.json state/run.json state/run.json.lock state/runs state/runs/run-*.json logs"
                    + " state/costs.json state/costs.journal state/costs.journal.lock"
                    + " state/approvals.json state/approvals.journal state/approvals.journal.lock signals"
                    + " signals/POLICY_REJECTED signals/POLICY_APPROVED signals/handled";

    /** What a repair put aside; of later ones, with a number behind it. */
    private static final String DAMAGED = "state/approvals.journal.damaged state/approvals.journal.damaged.*"
            + " state/approvals.json.damaged state/approvals.json.damaged.*"
            + " state/costs.journal.damaged state/costs.journal.damaged.*"
            + " state/costs.json.damaged state/costs.json.damaged.*";

    /** What is kept of agents' settings that hooks were put into. */
    private static final String HOOKS = "state/hooks state/hooks/claude-code.json state/hooks/codex.json"
            + " state/hooks/gemini.json state/hooks/cursor.json state/hooks/*.before";

    /** The paths, each with a slash before it, but for the folder itself, which is empty; a star stands for what a name has. */
    static final List<String> CONTENTS = Stream.concat(
                    Stream.of(""),
                    Stream.of(TOP, AUDIT, EVENTS, INTEGRATIONS, STATE, DAMAGED, HOOKS)
                            .flatMap(paths -> Stream.of(paths.split(" ", -1)))
                            .map("/"::concat))
            .toList();

    private LokiFolder() {}
}
