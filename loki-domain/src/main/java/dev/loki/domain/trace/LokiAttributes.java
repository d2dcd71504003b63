package dev.loki.domain.trace;

/** The names of Loki's own attributes, which stay as they are (seed, "Trace Spans"; docs/telemetry.md has the table). */
public final class LokiAttributes {

    public static final String PROJECT_ID = "loki.project.id";
    public static final String TASK_ID = "loki.task.id";
    public static final String RARV_PHASE = "loki.rarv.phase";
    public static final String QUALITY_GATE_NAME = "loki.quality_gate.name";
    public static final String QUALITY_GATE_RESULT = "loki.quality_gate.result";
    public static final String QUALITY_GATE_PASSED = "loki.quality_gate.passed";
    public static final String RARV_ITERATION = "loki.rarv.iteration";
    public static final String STEP_NAME = "loki.step.name";
    public static final String STEP_RESULT = "loki.step.result";
    public static final String AGENT_TYPE = "loki.agent.type";
    public static final String AGENT_ACTION = "loki.agent.action";
    public static final String COUNCIL_REVIEWER = "loki.council.reviewer";
    public static final String COUNCIL_VERDICT = "loki.council.verdict";
    public static final String COUNCIL_APPROVED = "loki.council.approved";

    public static final String SESSION_ID = "loki.session.id";
    public static final String SESSION_OUTCOME = "loki.session.outcome";
    public static final String SESSION_EXIT_CODE = "loki.session.exit_code";
    public static final String COMMAND_EXIT_CODE = "loki.command.exit_code";
    public static final String POLICY_POINT = "loki.policy.point";
    public static final String POLICY_DECISION = "loki.policy.decision";
    public static final String POLICY_CODE = "loki.policy.code";
    public static final String POLICY_VIOLATED = "loki.policy.violated";
    public static final String APPROVAL_POLICY = "loki.approval.policy";
    public static final String APPROVAL_OUTCOME = "loki.approval.outcome";
    public static final String TOOL_NAME = "loki.tool.name";
    public static final String TRACKER_NAME = "loki.tracker.name";
    public static final String TRACKER_OPERATION = "loki.tracker.operation";
    public static final String AUDIT_SEQUENCE = "loki.audit.sequence";
    public static final String AUDIT_HASH = "loki.audit.hash";

    public static final String MODEL_PROVIDER = "loki.model.provider";
    public static final String MODEL_NAME = "loki.model.name";
    public static final String USAGE_INPUT_TOKENS = "loki.usage.input_tokens";
    public static final String USAGE_OUTPUT_TOKENS = "loki.usage.output_tokens";
    public static final String USAGE_COST = "loki.usage.cost_usd";

    /** The {@code service.name} of the program whose span it is, where that is not Loki. */
    public static final String SOURCE_SERVICE = "loki.source.service";

    private LokiAttributes() {}
}
