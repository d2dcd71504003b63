package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneRunTest {

    @TempDir
    private Path project;

    @Test
    void secondRunOfAFacadeIsRefused() {
        try (LokiEnterprise loki = LokiEnterprise.fromEnvironment(Map.of(), project)) {
            assertThat(loki.runs().run(List.of("true"), project, Map.of()).exitCode())
                    .isZero();
            assertThatThrownBy(() -> loki.runs().run(List.of("true"), project, Map.of()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("make another one");
        }
    }
}
