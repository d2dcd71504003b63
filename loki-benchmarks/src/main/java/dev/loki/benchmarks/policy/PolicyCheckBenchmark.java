package dev.loki.benchmarks.policy;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.PolicySet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One decision of the seed's policies that ends in ALLOW. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 15, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class PolicyCheckBenchmark {

    private final PolicySet policies = SeedPolicies.compile();
    private final JsonObject fileWrite = JsonObject.builder()
            .put("file_path", "/srv/project/src/app.js")
            .put("project_dir", "/srv/project")
            .put("active_agents", 3)
            .build();
    private final JsonObject deployment = JsonObject.builder()
            .put("passed_gates", JsonArray.ofStrings(List.of("lint", "unit", "review")))
            .build();
    private final JsonObject spending = JsonObject.builder()
            .put("provider", "claude")
            .put("tokens_consumed", 1200)
            .build();

    @Benchmark
    public Decision preExecution() {
        return policies.evaluate(EnforcementPoint.PRE_EXECUTION, fileWrite);
    }

    @Benchmark
    public Decision preDeployment() {
        return policies.evaluate(EnforcementPoint.PRE_DEPLOYMENT, deployment);
    }

    @Benchmark
    public Decision resource() {
        return policies.evaluate(EnforcementPoint.RESOURCE, spending);
    }
}
