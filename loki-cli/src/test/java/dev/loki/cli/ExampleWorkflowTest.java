package dev.loki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
        assertThat(steps()).anySatisfy(step -> assertThat(step).containsKey("run"));
        assertThat(steps()).allSatisfy(step -> assertThat(String.valueOf(step.get("run")))
                .doesNotContain("${{"));
    }

    @Test
    void aTokenIsGivenToLokiAloneAndIsLeftNowhere() throws IOException {
        assertThat(steps())
                .filteredOn(step -> String.valueOf(step.get("env")).contains("github.token"))
                .hasSize(2)
                .allSatisfy(step -> assertThat(String.valueOf(step.get("run"))).contains("loki github "));
        assertThat(steps())
                .filteredOn(step -> String.valueOf(step.get("uses")).startsWith("actions/checkout"))
                .allSatisfy(step -> assertThat(step.get("with").toString()).contains("persist-credentials=false"));
    }

    @Test
    void whatIsNotNamedMayNotBeDoneAndNoForeignCodeHasSecrets() throws IOException {
        assertThat(workflow().get("permissions")).isEqualTo(Map.of());
        assertThat(Files.readString(FILE)).doesNotContain("pull_request_target", "workflow_run", "contents: write");
    }

    private static List<Map<String, Object>> steps() throws IOException {
        Map<String, Map<String, List<Map<String, Object>>>> jobs = child(workflow(), "jobs");
        return jobs.get("loki").get("steps");
    }

    @SuppressWarnings("unchecked") // what YAML holds is known here
    private static <T> T child(Map<String, Object> parent, String name) {
        return (T) parent.get(name);
    }

    private static Map<String, Object> workflow() throws IOException {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(FILE));
    }
}
