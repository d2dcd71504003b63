package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.socket.resident.ResidentPlace;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ResidentsTest {

    @TempDir
    private Path folder;

    /** As in a container whose first process waits for no others. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void oneThatNobodyBuriesHasEnded() throws Exception {
        AgentAbove.skip();
        Map<String, String> environment = Map.of("XDG_RUNTIME_DIR", folder.toString());
        Project project = Residents.real(Project.in(Files.createDirectory(folder.resolve("p")), Map.of()));
        ResidentPlace place = ResidentPlace.of(environment, project.root());
        place.prepare();
        Process parent = new ProcessBuilder("sh", "-c", "sleep 600 & echo $!; exec sleep 600").start();
        try (LokiEnterprise loki = LokiEnterprise.fromEnvironment(environment, project.root());
                BufferedReader out = parent.inputReader(StandardCharsets.UTF_8)) {
            ProcessHandle resident =
                    ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
            Instant start = resident.info().startInstant().orElseThrow();
            Files.writeString(place.pid(), resident.pid() + " " + start + "\n");

            CompletableFuture<Optional<Long>> stopped =
                    CompletableFuture.supplyAsync(() -> loki.residents().stop(environment));

            assertThat(stopped.get(60, TimeUnit.SECONDS)).contains(resident.pid());
            assertThat(resident.isAlive()).as("buried by nobody").isTrue();
        } finally {
            parent.destroyForcibly();
        }
    }
}
