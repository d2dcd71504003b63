package dev.loki.benchmarks.policy;

import dev.loki.application.policy.PolicyControl;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The same decisions as an engine that embeds Loki gets them, spans off; a file's real path is asked of the disk. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 15, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class FacadeCheckBenchmark {

    private final Path project = temporaryFolder();
    private final JsonObject deployment = JsonObject.builder()
            .put("passed_gates", JsonArray.ofStrings(List.of("lint", "unit", "review")))
            .build();
    private final JsonObject spending = JsonObject.builder()
            .put("provider", "claude")
            .put("tokens_consumed", 1200)
            .build();
    private final JsonObject agents =
            JsonObject.builder().put("active_agents", 3).build();
    private final JsonObject fileWrite = JsonObject.builder()
            .put("file_path", project.resolve("app.js").toString())
            .put("project_dir", project.toString())
            .put("active_agents", 3)
            .build();
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
        if (!deployment().allowed()
                || !resource().allowed()
                || !agents().allowed()
                || !fileWrite().allowed()) {
            throw new IllegalStateException("not allowed: " + fileWrite());
        }
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
        return policies.check(EnforcementPoint.PRE_DEPLOYMENT, deployment);
    }

    @Benchmark
    public Decision resource() {
        return policies.check(EnforcementPoint.RESOURCE, spending);
    }

    /** pre_execution of an action on no file. */
    @Benchmark
    public Decision agents() {
        return policies.check(EnforcementPoint.PRE_EXECUTION, agents);
    }

    /** pre_execution of an action on a file: with links followed. */
    @Benchmark
    public Decision fileWrite() {
        return policies.check(EnforcementPoint.PRE_EXECUTION, fileWrite);
    }
}
