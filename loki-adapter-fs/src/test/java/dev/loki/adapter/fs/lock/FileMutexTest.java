package dev.loki.adapter.fs.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.loki.adapter.fs.file.UnusableFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileMutexTest {

    private int unguarded;

    @Test
    void threadsTakeTurnsAlsoThroughALinkedFolder(@TempDir Path folder) throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path linked = Files.createSymbolicLink(folder.resolve("linked"), real);
        CompletableFuture<Void> one = CompletableFuture.runAsync(() -> count(new FileMutex(real.resolve("lock"))));
        CompletableFuture<Void> two = CompletableFuture.runAsync(() -> count(new FileMutex(linked.resolve("lock"))));
        CompletableFuture.allOf(one, two).join();

        assertThat(unguarded).isEqualTo(2000);
    }

    @Test
    void theThreadThatHoldsItIsRefusedRatherThanBlocked(@TempDir Path folder) {
        FileMutex mutex = new FileMutex(folder.resolve("lock"));

        assertThatThrownBy(() -> mutex.holding(() -> mutex.holding(() -> "never")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPipeInItsPlaceIsSaidSoRatherThanWaitedFor(@TempDir Path folder) throws Exception {
        Path pipe = folder.resolve("lock");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThatThrownBy(() -> new FileMutex(pipe).holding(() -> "never"))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining(pipe + " cannot be used: expected a regular file, found a pipe");
    }

    @Test
    void itIsFreeAgainAfterAFailure(@TempDir Path folder) throws IOException {
        FileMutex mutex = new FileMutex(folder.resolve("lock"));

        assertThatThrownBy(() -> mutex.holding(() -> {
                    throw new IOException("disk");
                }))
                .hasMessage("disk");
        assertThat(CompletableFuture.supplyAsync(() -> hold(mutex, "again")).join())
                .isEqualTo("again");
    }

    @Test
    void anInterruptedThreadStillGetsItAndStaysInterrupted(@TempDir Path folder) throws IOException {
        Thread.currentThread().interrupt();
        String result = new FileMutex(folder.resolve("lock")).holding(() -> "done");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result).isEqualTo("done");
    }

    @Test
    void aProgramThatKeepsItIsNotWaitedForLongerThanIsSaid(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("lock");
        Process holder = holder(file);
        FileMutex mutex = new FileMutex(file, Duration.ofMillis(300));
        try {
            assertThatThrownBy(() -> mutex.holding(() -> "never"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another program has held " + file);
        } finally {
            holder.destroyForcibly().waitFor();
        }
        assertThat(mutex.holding(() -> "free")).isEqualTo("free");
    }

    @Test
    void aProgramThatLetsGoInTimeIsWaitedFor(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("lock");
        Process holder = holder(file);
        FileMutex mutex = new FileMutex(file, Duration.ofMinutes(1));
        CompletableFuture<String> waiting = CompletableFuture.supplyAsync(() -> hold(mutex, "had"));
        holder.destroyForcibly();
        assertThat(waiting.get(60, TimeUnit.SECONDS)).isEqualTo("had");
    }

    /** Another program that holds the lock from when this returns. */
    private static Process holder(Path file) throws IOException {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(holder.getInputStream().read()).isEqualTo('h');
        return holder;
    }

    private void count(FileMutex mutex) {
        for (int i = 0; i < 1000; i++) {
            hold(mutex, String.valueOf(i));
        }
    }

    private String hold(FileMutex mutex, String result) {
        try {
            return mutex.holding(() -> {
                unguarded++;
                return result;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
