package dev.loki.benchmarks.policy;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.PolicySet;
import java.util.concurrent.TimeUnit;
import org.casbin.jcasbin.main.Enforcer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One decision that ends in ALLOW, by few and by many policies, beside what else there is for the JVM. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 15, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class PolicyCountBenchmark {

    private static final String PATH = "/srv/project/src/main/java/app/Service.java";

    @Param({"2", "100", "1000"})
    private int policies;

    private PolicySet mixed = ManyPolicies.mixed(2);
    private PolicySet closedFolders = ManyPolicies.closedFolders(2);
    private Enforcer enforcer = new Enforcer();
    private final JsonObject fileWrite = action().build();
    private final JsonObject command =
            action().put("command", "git status && mvn -q verify").build();

    @Setup
    public void compile() {
        mixed = ManyPolicies.mixed(policies);
        closedFolders = ManyPolicies.closedFolders(policies);
        enforcer = Casbin.closedFolders(policies);
        if (!lokiMixed().allowed() || !lokiMixedWithCommand().allowed() || !loki().allowed() || !jcasbin()) {
            throw new IllegalStateException("not allowed");
        }
    }

    private static JsonObject.Builder action() {
        return JsonObject.builder()
                .put("tool", "Write")
                .put("file_path", PATH)
                .put("project_dir", "/srv/project")
                .put("active_agents", 3)
                .put("branch", "feature/screens")
                .put("environment", "staging")
                .put("cost", 12)
                .put("field_0", 10)
                .put("field_1", 10)
                .put("field_2", 10)
                .put("field_3", 10);
    }

    /** Rules of all kinds on a file that is written. */
    @Benchmark
    public Decision lokiMixed() {
        return mixed.evaluate(EnforcementPoint.PRE_EXECUTION, fileWrite);
    }

    /** Rules of all kinds where a shell command has to be read, too. */
    @Benchmark
    public Decision lokiMixedWithCommand() {
        return mixed.evaluate(EnforcementPoint.PRE_EXECUTION, command);
    }

    /** Closed folders alone, as jCasbin gets them. */
    @Benchmark
    public Decision loki() {
        return closedFolders.evaluate(EnforcementPoint.PRE_EXECUTION, fileWrite);
    }

    @Benchmark
    public boolean jcasbin() {
        return enforcer.enforce("Write", PATH);
    }
}
