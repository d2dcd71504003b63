package dev.loki.cli.hook;

import dev.loki.bootstrap.AgentTelemetryVariables;
import dev.loki.bootstrap.Metering;
import dev.loki.domain.telemetry.ReceiverAddress;
import dev.loki.domain.usage.Agent;
import java.util.List;
import java.util.Map;

/**
 * What an agent whose hooks are installed is told of, so that it tells what it consumes. Settings of a user hold for all
 * projects, of which each has an address of its own, and so say nothing of it.
 *
 * @param dry whether nothing is to be written
 */
record HookMetering(Metering metering, String agent, boolean ofUser, boolean dry) {

    private static final ReceiverAddress NOT_CHOSEN = new ReceiverAddress(4318, "0".repeat(64));

    /** What goes into its settings. */
    Map<String, String> variables() {
        return ofUser || !agent.equals(Agent.CLAUDE_CODE.label())
                ? Map.of()
                : AgentTelemetryVariables.ofClaudeCode(address());
    }

    /** Lines for whoever installs. */
    List<String> advice() {
        if (ofUser) {
            return agent.equals(Agent.CLAUDE_CODE.label())
                    ? List.of("what it consumes is told in projects where 'loki hook install " + agent
                            + "' was run without --user")
                    : List.of();
        }
        return agent.equals(Agent.CODEX.label())
                ? List.of(
                        "so that what Codex consumes counts in budgets, put this into its config.toml:",
                        "  [otel]",
                        "  " + AgentTelemetryVariables.exporterOfCodex(address()))
                : List.of();
    }

    private ReceiverAddress address() {
        return dry ? metering.address().orElse(NOT_CHOSEN) : metering.chosenAddress();
    }
}
