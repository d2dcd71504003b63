package dev.loki.application.run;

import dev.loki.domain.audit.ChainVerdict;
import dev.loki.ports.trace.ExportReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a governed run went.
 *
 * @param session the run's id
 * @param outcome who had the last word
 * @param exitCode what the run ends with
 * @param message why the command did not start; null where it did
 * @param decisions how often the policies interfered
 * @param chain the audit chain after the run; null where it could not be read
 * @param spans what became of the spans; null where telemetry is off
 * @param troubles what went wrong beside the command itself
 */
public record RunSummary(
        String session,
        Outcome outcome,
        int exitCode,
        @Nullable String message,
        DecisionCount decisions,
        @Nullable ChainVerdict chain,
        @Nullable ExportReport spans,
        List<String> troubles) {

    public RunSummary {
        troubles = List.copyOf(troubles);
    }
}
