package dev.loki.adapter.fs.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.ports.event.EventBusException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderOriginTest {

    @TempDir
    private Path scratch;

    @Test
    void itIsMadeOnceAndStays() {
        String origin = FolderOrigin.of(scratch.resolve("a/events"));

        assertThat(origin).matches("[0-9a-f]{16}");
        assertThat(FolderOrigin.of(scratch.resolve("a/events"))).isEqualTo(origin);
        assertThat(FolderOrigin.of(scratch.resolve("b/events"))).isNotEqualTo(origin);
    }

    @Test
    void thoseWhoAskAtOnceGetTheSame() {
        List<String> origins = IntStream.range(0, 20)
                .parallel()
                .mapToObj(i -> FolderOrigin.of(scratch))
                .distinct()
                .toList();

        assertThat(origins).hasSize(1);
    }

    @Test
    void oneThatIsDamagedIsNamedAndNotReplaced() throws IOException {
        Files.writeString(scratch.resolve("origin"), "not hex");

        assertThatThrownBy(() -> FolderOrigin.of(scratch))
                .isInstanceOf(EventBusException.class)
                .hasMessageContaining("origin: expected 16 hex digits");
    }
}
