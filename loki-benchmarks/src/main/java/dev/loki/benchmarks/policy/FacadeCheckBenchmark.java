package dev.loki.benchmarks.policy;

import dev.loki.application.policy.PolicyControl;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** The same decisions as an engine that embeds Loki gets them, spans off; a file's real path is asked of the disk. */
public class FacadeCheckBenchmark extends Decisions {

    private final Path project = temporaryFolder();
    private final JsonObject fileWrite =
            Actions.fileWrite(project.toString(), "app.js").build();
    private final LokiEnterprise loki = LokiEnterprise.fromEnvironment(Map.of(), project);
    private final PolicyControl policies = loki.policies();

    private static Path temporaryFolder() {
        try {
            Path project = Files.createTempDirectory("loki-benchmark").toRealPath();
            Path file = Files.createDirectory(project.resolve(".loki")).resolve("policies.json");
            Files.writeString(file, SeedPolicies.file().toString());
            return project;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Setup
    public void check() {
        requireAllowed(deployment(), resource(), agents(), fileWrite());
    }

    @TearDown
    public void close() throws IOException {
        loki.close();
        Files.delete(project.resolve(".loki/policies.json"));
        Files.delete(project.resolve(".loki"));
        Files.delete(project);
    }

    @Benchmark
    public Decision deployment() {
        return policies.check(EnforcementPoint.PRE_DEPLOYMENT, Actions.DEPLOYMENT);
    }

    @Benchmark
    public Decision resource() {
        return policies.check(EnforcementPoint.RESOURCE, Actions.SPENDING);
    }

    /** pre_execution of an action on no file. */
    @Benchmark
    public Decision agents() {
        return policies.check(EnforcementPoint.PRE_EXECUTION, Actions.AGENTS);
    }

    /** pre_execution of an action on a file: with links followed. */
    @Benchmark
    public Decision fileWrite() {
        return policies.check(EnforcementPoint.PRE_EXECUTION, fileWrite);
    }
}
