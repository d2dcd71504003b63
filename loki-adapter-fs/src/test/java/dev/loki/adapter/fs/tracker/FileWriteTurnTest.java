package dev.loki.adapter.fs.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import dev.loki.ports.tracker.WriteTurn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWriteTurnTest {

    @TempDir
    private Path scratch;

    @Test
    void whileOneWritesOthersWaitAndThenSayWhy() {
        WriteTurn one = turn(Duration.ofSeconds(30));
        WriteTurn other = turn(Duration.ZERO);
        String written = one.inTurn("jira", () -> {
            CompletableFuture<String> beside = CompletableFuture.supplyAsync(() -> other.inTurn("jira", () -> "twice"));
            assertThatExceptionOfType(Exception.class)
                    .isThrownBy(beside::join)
                    .havingCause()
                    .isInstanceOfSatisfying(
                            TrackerException.class, e -> assertThat(e.trouble()).isEqualTo(Trouble.PASSING))
                    .withMessageContaining("writing to jira");
            return CompletableFuture.supplyAsync(() -> other.inTurn("linear", () -> "beside"))
                    .join();
        });
        assertThat(written).isEqualTo("beside");
        assertThat(other.inTurn("jira", () -> "after")).isEqualTo("after");
    }

    @Test
    void aWriteThatFailsEndsItsTurn() {
        WriteTurn turn = turn(Duration.ZERO);
        TrackerException refused = new TrackerException(Trouble.REFUSED, "no");
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> turn.inTurn("jira", () -> {
                    throw refused;
                }))
                .isSameAs(refused);
        assertThat(turn.inTurn("jira", () -> "after")).isEqualTo("after");
    }

    @Test
    void whatIsNoFolderIsSaid() {
        WriteTurn turn = new FileWriteTurn(Path.of("/dev/null/integrations"));
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> turn.inTurn("jira", () -> "never"))
                .withMessageContaining("jira.lock");
    }

    private WriteTurn turn(Duration patience) {
        return new FileWriteTurn(scratch.resolve("integrations"), patience);
    }
}
