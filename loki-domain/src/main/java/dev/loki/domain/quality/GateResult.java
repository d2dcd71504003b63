package dev.loki.domain.quality;

import java.util.List;

/**
 * How one quality gate ended. All texts are from outside.
 *
 * @param details one line; may be empty
 * @param findings in the gate's order
 */
public record GateResult(String name, GateVerdict verdict, String details, List<GateFinding> findings) {

    public GateResult {
        findings = List.copyOf(findings);
    }
}
