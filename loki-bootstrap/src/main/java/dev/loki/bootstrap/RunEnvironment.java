package dev.loki.bootstrap;

import dev.loki.bootstrap.settings.BudgetSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the commands of a run get in their environment, so that what they start belongs to the run. */
final class RunEnvironment {

    private RunEnvironment() {}

    /** @param org whose budgets hold in the run; empty where nothing is limited or counted */
    static Map<String, String> of(Basics basics, String session, Optional<String> org, Map<String, String> outer) {
        Map<String, String> inner = new HashMap<>(outer);
        inner.put("LOKI_DIR", basics.loki().toString());
        inner.put("LOKI_PROJECT_DIR", basics.project().root().toString());
        inner.put("LOKI_SESSION_ID", session);
        org.ifPresent(name -> inner.put(BudgetSettings.ORG, name));
        if (basics.isAirGapped()) {
            inner.put("LOKI_AIR_GAPPED", "true");
        }
        inner.put(
                "LOKI_SPOOL_DIR",
                TelemetryWiring.spool(basics.project(), session).toString());
        return inner;
    }
}
