package dev.loki.application.cycle;

import dev.loki.domain.cycle.Cycle;
import dev.loki.domain.cycle.CycleStep;
import dev.loki.domain.cycle.StepKind;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.ContextPath;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.ports.run.Command;
import java.util.List;

/**
 * A step as it is judged.
 *
 * @param context its {@code phase} names the approval gate, where one is needed
 * @param command what would be started
 */
record StepAction(EnforcementPoint point, JsonObject context, Command command) {

    /**
     * What is judged of a step: that it is executed, and before it of a deployment that it is deployed.
     *
     * @param passed the gates that the work has passed
     */
    static List<StepAction> of(CycleStep step, Cycle cycle, CycleSetting setting, List<String> passed) {
        StepAction execution = new StepAction(
                EnforcementPoint.PRE_EXECUTION,
                about(step, cycle, setting)
                        .put("argv", JsonArray.ofStrings(StepExecution.shell(step)))
                        .build(),
                StepExecution.command(step, setting));
        return step.kind() == StepKind.DEPLOY
                ? List.of(deployment(step, cycle, setting, passed), execution)
                : List.of(execution);
    }

    private static StepAction deployment(CycleStep step, Cycle cycle, CycleSetting setting, List<String> passed) {
        return new StepAction(
                EnforcementPoint.PRE_DEPLOYMENT,
                about(step, cycle, setting)
                        .put("passed_gates", JsonArray.ofStrings(passed))
                        .build(),
                StepExecution.command(step, setting));
    }

    private static JsonObject.Builder about(CycleStep step, Cycle cycle, CycleSetting setting) {
        return JsonObject.builder()
                .put("action", "run_step")
                .put("phase", step.kind().wireName())
                .put("step", step.label())
                .put("iteration", cycle.state().iteration())
                .put("command", step.command())
                .put("cwd", setting.project().toString())
                .put(ContextPath.ROOT, setting.project().toString());
    }
}
