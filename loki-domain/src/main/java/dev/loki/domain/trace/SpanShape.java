package dev.loki.domain.trace;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A kind of span that Loki knows: its name, of low cardinality, its role, and what is said of it at its start (seed,
 * "Trace Spans"). The ids of what it is about stand in attributes, never in the name.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otel/trace/api/#span">OpenTelemetry, span names</a>
 */
public record SpanShape(String name, SpanKind kind, SpanDetails details) {

    private static final Map<RarvPhase, SpanShape> PHASES =
            Arrays.stream(RarvPhase.values()).collect(Collectors.toUnmodifiableMap(phase -> phase, SpanShape::phase));

    private static final SpanShape COMMAND = internal("loki.command", SpanDetails.of(Attributes.EMPTY));

    private static final SpanShape DEPLOYMENT = internal("loki.deployment", SpanDetails.of(Attributes.EMPTY));

    /** All work on one project. */
    public static SpanShape project(String id) {
        return internal(
                "loki.project",
                SpanDetails.of(attribute(LokiAttributes.PROJECT_ID, id), GenAiAttributes.INVOKE_WORKFLOW));
    }

    /** One task of a project. */
    public static SpanShape task(String id) {
        return internal("loki.task", SpanDetails.of(attribute(LokiAttributes.TASK_ID, id)));
    }

    /** One phase of the cycle. */
    public static SpanShape rarv(RarvPhase phase) {
        return Objects.requireNonNull(PHASES.get(phase));
    }

    /** The deployment of work that has passed. */
    public static SpanShape deployment() {
        return DEPLOYMENT;
    }

    /** A check of the work, whose outcome is {@link SpanDetails#qualityGateResult}. */
    public static SpanShape qualityGate(String gate) {
        return internal("loki.quality_gate", SpanDetails.of(attribute(LokiAttributes.QUALITY_GATE_NAME, gate)));
    }

    /**
     * What becomes of an agent; that it fails is an error.
     *
     * @param type what it is for, such as {@code worker}
     */
    public static SpanShape agent(String type, AgentAction action) {
        Attributes attributes = Attributes.builder()
                .put(LokiAttributes.AGENT_TYPE, type)
                .put(LokiAttributes.AGENT_ACTION, action.wireName())
                .build();
        SpanStatus status = action == AgentAction.FAIL ? SpanStatus.error("the agent failed") : SpanStatus.UNSET;
        return internal("loki.agent." + action.wireName(), new SpanDetails(attributes, genAi(type, action), status));
    }

    /** One reviewer's part in a council, whose outcome is {@link SpanDetails#councilVerdict}. */
    public static SpanShape council(String reviewer) {
        return internal("loki.council", SpanDetails.of(attribute(LokiAttributes.COUNCIL_REVIEWER, reviewer)));
    }

    /** A question to the policies, whose outcome is {@link SpanDetails#decision}. */
    public static SpanShape policyCheck(String point) {
        return internal("loki.policy.check", SpanDetails.of(attribute(LokiAttributes.POLICY_POINT, point)));
    }

    /** The wait for a person, whose outcome is {@link SpanDetails#approvalOutcome}. */
    public static SpanShape approvalWait(String policy) {
        return internal("loki.approval.wait", SpanDetails.of(attribute(LokiAttributes.APPROVAL_POLICY, policy)));
    }

    /** One use of a tool by an agent. */
    public static SpanShape toolCall(String tool) {
        Attributes genAi = GenAiAttributes.operation("execute_tool")
                .put(GenAiAttributes.TOOL_NAME, tool)
                .build();
        return internal("loki.tool.call", SpanDetails.of(attribute(LokiAttributes.TOOL_NAME, tool), genAi));
    }

    /**
     * A request to an issue tracker.
     *
     * @param tracker such as {@code jira}
     * @param operation what is asked of it, such as {@code create_issue}
     */
    public static SpanShape trackerCall(String tracker, String operation) {
        Attributes attributes = Attributes.builder()
                .put(LokiAttributes.TRACKER_NAME, tracker)
                .put(LokiAttributes.TRACKER_OPERATION, operation)
                .build();
        return new SpanShape("loki.tracker.call", SpanKind.CLIENT, SpanDetails.of(attributes));
    }

    /** One governed run. */
    public static SpanShape session(String id) {
        return internal("loki.session", SpanDetails.of(attribute(LokiAttributes.SESSION_ID, id)));
    }

    /** The command of a governed run. */
    public static SpanShape command() {
        return COMMAND;
    }

    private static SpanShape phase(RarvPhase phase) {
        Attributes attributes = attribute(LokiAttributes.RARV_PHASE, phase.name());
        Attributes genAi = phase == RarvPhase.REASON ? GenAiAttributes.PLAN : Attributes.EMPTY;
        return internal("loki.rarv." + phase.name().toLowerCase(Locale.ROOT), SpanDetails.of(attributes, genAi));
    }

    /** Only the work itself is an invocation: that it begins and ends would count it thrice. */
    private static Attributes genAi(String type, AgentAction action) {
        Attributes.Builder attributes =
                switch (action) {
                    case SPAWN -> GenAiAttributes.operation("create_agent");
                    case WORK -> GenAiAttributes.operation("invoke_agent");
                    case COMPLETE, FAIL -> Attributes.builder();
                };
        return attributes.put(GenAiAttributes.AGENT_NAME, type).build();
    }

    private static SpanShape internal(String name, SpanDetails details) {
        return new SpanShape(name, SpanKind.INTERNAL, details);
    }

    private static Attributes attribute(String name, String value) {
        return Attributes.builder().put(name, value).build();
    }
}
