package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.process.approval.Ancestor;
import dev.loki.domain.residency.Residency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the processes above say of an air gap. */
class InheritedAirGapTest {

    private static final List<String> RUN = List.of("java", "dev.loki.cli.Main", "run", "--", "sh");

    @TempDir
    private Path project;

    @Test
    void anAncestorThatWasStartedWithItSwitchesItOn() {
        assertThat(airGap(agent(Map.of()), agent(Map.of("LOKI_AIR_GAPPED", "true"))))
                .contains("LOKI_AIR_GAPPED of a process");
        assertThat(airGap(agent(Map.of("LOKI_AIRGAP", "Yes")))).contains("LOKI_AIRGAP of a process");
    }

    @Test
    void whereNobodyAboveHasItItIsOff() throws IOException {
        assertThat(airGap()).isEmpty();
        assertThat(airGap(agent(Map.of("LOKI_AIR_GAPPED", "false", "LOKI_AIRGAP", "")), run(RUN, Map.of())))
                .isEmpty();
        gap(project);
        assertThat(airGap(agent(Map.of()))).isEmpty();
    }

    @Test
    void aRunIsHeldToWhatItsProjectSays() throws IOException {
        gap(project);
        assertThat(airGap(run(RUN, Map.of()))).contains("residency.json:1 of a process");
    }

    @Test
    void theProjectOfARunIsFoundAsTheRunFoundIt() throws IOException {
        Path other = Files.createDirectory(project.resolve("other"));
        Files.createDirectory(other.resolve(".loki"));
        gap(project);
        List<String> named = List.of("java", "dev.loki.cli.Main", "run", "--project", "other", "sh");
        assertThat(airGap(run(named, Map.of()))).isEmpty();
        assertThat(airGap(run(RUN, Map.of("LOKI_PROJECT_DIR", other.toString()))))
                .isEmpty();
        assertThat(airGap(run(RUN, Map.of("LOKI_DIR", other.resolve(".loki").toString()))))
                .isEmpty();
        gap(other);
        assertThat(airGap(run(named, Map.of()))).isNotEmpty();
    }

    @Test
    void aProjectThatCannotBeSeenMayHaveSaidIt() {
        List<String> named = List.of("java", "dev.loki.cli.Main", "run", "--project", "gone", "sh");
        assertThat(airGap(run(named, Map.of()))).contains("the project, which is not to be seen, of a process");
        Path removed = project.resolve("site (deleted)");
        assertThat(airGap(new Ancestor("a process", Map.of(), RUN, Optional.of(removed))))
                .isNotEmpty();
    }

    @Test
    void aRunThatCannotBeLookedAtSaysNothing() {
        assertThat(airGap(new Ancestor("a process", Map.of(), RUN, Optional.empty())))
                .isEmpty();
    }

    private static Optional<String> airGap(Ancestor... ancestors) {
        return InheritedAirGap.of(List.of(ancestors))
                .flatMap(rule -> Residency.NONE.and(rule).airGap());
    }

    private Ancestor agent(Map<String, String> environment) {
        return new Ancestor("a process", environment, List.of("sh", "agent.sh"), Optional.of(project));
    }

    private Ancestor run(List<String> command, Map<String, String> environment) {
        return new Ancestor("a process", environment, command, Optional.of(project));
    }

    private static void gap(Path project) throws IOException {
        Files.writeString(
                Files.createDirectories(project.resolve(".loki")).resolve("residency.json"), "{\"air_gapped\": true}");
    }
}
