package dev.loki.benchmarks.policy;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.PolicySet;
import org.casbin.jcasbin.main.Enforcer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** One decision that ends in ALLOW, by few and by many policies, beside what else there is for the JVM. */
public class PolicyCountBenchmark extends Decisions {

    private static final String PROJECT = "/srv/project";
    private static final String FILE = "src/main/java/app/Service.java";

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
        requireAllowed(lokiMixed(), lokiMixedWithCommand(), loki());
        if (!jcasbin()) {
            throw new IllegalStateException("jCasbin does not allow");
        }
    }

    private static JsonObject.Builder action() {
        return Actions.fileWrite(PROJECT, FILE)
                .put("tool", "Write")
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
        return enforcer.enforce("Write", PROJECT + "/" + FILE);
    }
}
