package dev.loki.benchmarks.policy;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.PolicySet;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** One decision of the seed's policies that ends in ALLOW. */
public class PolicyCheckBenchmark extends Decisions {

    private final PolicySet policies = SeedPolicies.compile();
    private final JsonObject fileWrite =
            Actions.fileWrite("/srv/project", "src/app.js").build();

    @Setup
    public void check() {
        requireAllowed(preExecution(), preDeployment(), resource());
    }

    @Benchmark
    public Decision preExecution() {
        return policies.evaluate(EnforcementPoint.PRE_EXECUTION, fileWrite);
    }

    @Benchmark
    public Decision preDeployment() {
        return policies.evaluate(EnforcementPoint.PRE_DEPLOYMENT, Actions.DEPLOYMENT);
    }

    @Benchmark
    public Decision resource() {
        return policies.evaluate(EnforcementPoint.RESOURCE, Actions.SPENDING);
    }
}
