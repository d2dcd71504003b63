package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.bootstrap.settings.ResidentVariables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a resident process ends by itself; in this JVM, with minutes that are shorter. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ResidentProcessTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofMillis(20);

    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void project() throws IOException {
        root = Files.createDirectories(folder.resolve("p"));
        Files.createDirectory(root.resolve(".loki"));
    }

    @Test
    void itEndsWhereNobodyAsks() throws Exception {
        assertThat(process(SOON).get(60, TimeUnit.SECONDS))
                .hasValueSatisfying(why -> assertThat(why).contains("nobody asked"));
        assertThat(folder.resolve("loki")).isDirectoryNotContaining("glob:**.{sock,pid}");
    }

    @Test
    void itEndsWhereItsSocketIsRemoved() throws Exception {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        CompletableFuture<Optional<String>> running = process(LONG, () -> ready.complete(null));
        ready.get(60, TimeUnit.SECONDS);
        try (var files = Files.newDirectoryStream(folder.resolve("loki"), "*.sock")) {
            Files.delete(files.iterator().next());
        }

        assertThat(running.get(60, TimeUnit.SECONDS)).contains("its socket was removed");
    }

    /** Whoever holds another file of that name could pass for it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void itEndsWhereItsLockFileIsRemovedOrReplaced(boolean replaced) throws Exception {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        CompletableFuture<Optional<String>> running = process(LONG, () -> ready.complete(null));
        ready.get(60, TimeUnit.SECONDS);
        try (var files = Files.newDirectoryStream(folder.resolve("loki"), "*.lock")) {
            Path lock = files.iterator().next();
            Files.move(lock, folder.resolve("away"));
            if (replaced) {
                Files.move(Files.createFile(folder.resolve("other")), lock);
            }
        }

        assertThat(running.get(60, TimeUnit.SECONDS)).contains("its lock file was removed");
    }

    @Test
    void itEndsWhereTheProjectsLokiFolderIsGone() throws Exception {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        CompletableFuture<Optional<String>> running = process(LONG, () -> ready.complete(null));
        ready.get(60, TimeUnit.SECONDS);
        Files.move(root.resolve(".loki"), root.resolve("away"));

        assertThat(running.get(60, TimeUnit.SECONDS))
                .hasValueSatisfying(why -> assertThat(why).endsWith(".loki is gone"));
    }

    @Test
    void aConfigurationThatCannotBeObeyedIsToldWhoStartsIt() {
        assertThatThrownBy(() -> ResidentProcess.serve(
                        Map.of("XDG_RUNTIME_DIR", folder.toString(), "LOKI_BUDGET_LIMIT", "much"),
                        Project.in(root, Map.of()),
                        () -> {},
                        warning -> {}))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("LOKI_BUDGET_LIMIT");
    }

    private CompletableFuture<Optional<String>> process(Duration idle) {
        return process(idle, () -> {});
    }

    private CompletableFuture<Optional<String>> process(Duration idle, Runnable ready) {
        ResidentProcess process = new ResidentProcess(
                Map.of("XDG_RUNTIME_DIR", folder.toString()),
                Residents.real(Project.in(root, Map.of())),
                warning -> {},
                new ResidentVariables(idle, false),
                SOON);
        return CompletableFuture.supplyAsync(() -> process.serve(ready), task -> new Thread(task, "resident").start());
    }
}
