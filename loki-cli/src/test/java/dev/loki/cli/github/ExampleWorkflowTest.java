package dev.loki.cli.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The workflow that people copy: it must be as careful as we tell them to be. */
class ExampleWorkflowTest {

    private static final Path FILE =
            Path.of(System.getProperty("loki.root")).resolve("examples/github-actions/loki.yml");

    @Test
    void noExpressionStandsWithinACommand() throws IOException {
        assertThat(steps()).anyMatch(step -> step.containsKey("run"));
        assertThat(steps()).noneMatch(step -> String.valueOf(step.get("run")).contains("${{"));
    }

    @Test
    void aTokenIsGivenToLokiAloneAndIsLeftNowhere() throws IOException {
        assertThat(steps())
                .filteredOn(step -> String.valueOf(step.get("env")).contains("github.token"))
                .hasSize(2)
                .allSatisfy(step -> assertThat(String.valueOf(step.get("run"))).contains("loki github "));
        assertThat(steps())
                .filteredOn(step -> String.valueOf(step.get("uses")).startsWith("actions/checkout"))
                .allSatisfy(step -> assertThat(String.valueOf(step.get("with"))).contains("persist-credentials=false"));
    }

    @Test
    void whatIsNotNamedMayNotBeDoneAndNoForeignCodeHasSecrets() throws IOException {
        assertThat(workflow().get("permissions")).isEqualTo(Map.of());
        assertThat(Files.readString(FILE)).doesNotContain("pull_request_target", "workflow_run", "contents: write");
    }

    /** Those of all jobs. */
    private static List<Map<?, ?>> steps() throws IOException {
        return values(workflow().get("jobs"))
                .flatMap(job -> ((List<?>) Objects.requireNonNull(((Map<?, ?>) job).get("steps"))).stream())
                .<Map<?, ?>>map(step -> (Map<?, ?>) step)
                .toList();
    }

    private static Stream<?> values(@Nullable Object map) {
        return ((Map<?, ?>) Objects.requireNonNull(map)).values().stream();
    }

    private static Map<String, Object> workflow() throws IOException {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(FILE));
    }
}
