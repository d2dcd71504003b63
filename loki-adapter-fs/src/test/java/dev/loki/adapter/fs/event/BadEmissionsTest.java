package dev.loki.adapter.fs.event;

import static dev.loki.adapter.fs.event.BusFolder.GROUP;
import static dev.loki.adapter.fs.event.BusFolder.caughtUp;
import static dev.loki.adapter.fs.event.BusFolder.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.ports.event.EventBusException;
import dev.loki.testing.Skips;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be emitted is said, and leaves nothing behind. */
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
class BadEmissionsTest {

    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-01-02T12:00:00Z"));

    @TempDir
    private Path temp;

    private BusFolder folder;
    private FileEventBus bus;

    @BeforeEach
    void openBus() {
        folder = new BusFolder(temp.resolve("events"));
        bus = folder.open(NOON);
    }

    @Test
    void aPayloadOfTenMegabytesIsRefusedAndALittleLessIsCarried() throws Exception {
        int most = EventFileReader.MAX_BYTES - 200;
        assertThatThrownBy(() -> bus.emit(withText("x".repeat(EventFileReader.MAX_BYTES))))
                .isInstanceOf(EventBusException.class)
                .hasMessageContaining("larger than 10485760 bytes");
        bus.emit(withText("x".repeat(most)));

        assertThat(caughtUp(bus, GROUP)).containsExactly("a");
        assertNothingUnfinished();
    }

    @Test
    void tenThousandLevelsAreRefused() throws Exception {
        JsonObject deep = JsonObject.EMPTY;
        for (int i = 0; i < 10_000; i++) {
            deep = JsonObject.EMPTY.with("d", deep);
        }
        Event event = Event.of("a", "task", "runner", "2026-02-21T10:00:00.000Z", deep);

        assertThatThrownBy(() -> bus.emit(event))
                .isInstanceOf(EventBusException.class)
                .hasMessageContaining("nested deeper");
        assertThat(folder.names("pending")).isEmpty();
    }

    @Test
    void writersOfOneNameWriteOneEventOrSeveralButNeverHalfAnother() throws Exception {
        List<CompletableFuture<Void>> writers = IntStream.range(0, 8)
                .mapToObj(
                        i -> CompletableFuture.runAsync(() -> folder.open(NOON).emit(event("same"))))
                .toList();
        writers.forEach(CompletableFuture::join);

        assertThat(caughtUp(bus, GROUP)).containsExactly("same");
        assertThat(folder.names("dead-letter")).isEmpty();
        assertNothingUnfinished();
    }

    /** The limit on a file's size (64 blocks of the shell) stands for a disk that is full. */
    @Test
    void aFullDiskIsSaidAndLeavesNoEventBehind() throws Exception {
        Path shell = Path.of("/bin/sh");
        Skips.unless(Files.exists(shell), "a POSIX shell", "there is no " + shell);
        Process process = new ProcessBuilder(
                        shell.toString(),
                        "-c",
                        "ulimit -f 64 && exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmittingProcess.class.getName(),
                        folder.path.toString(),
                        "100000")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).contains("cannot emit into").contains("check that the disk has room");
        assertThat(folder.names("pending")).isEmpty();
        assertNothingUnfinished();
    }

    @Test
    void aFolderThatMayNotBeWrittenIsSaid() throws Exception {
        Path readOnly = Files.createDirectory(temp.resolve("read-only"));
        Files.setPosixFilePermissions(readOnly, PosixFilePermissions.fromString("r-x------"));
        Skips.unless(!Files.isWritable(readOnly), "an unprivileged user", "this user may write everything");
        FileEventBus locked = new BusFolder(readOnly.resolve("events")).open(NOON);

        assertThatThrownBy(() -> locked.emit(event("a")))
                .isInstanceOf(EventBusException.class)
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> locked.catchUp(GROUP, event -> {})).isInstanceOf(EventBusException.class);
    }

    private static Event withText(String text) {
        return Event.of(
                "a", "task", "runner", "2026-02-21T10:00:00.000Z", JsonObject.EMPTY.with("x", new JsonString(text)));
    }

    private void assertNothingUnfinished() throws Exception {
        try (Stream<Path> files = Files.list(folder.path.resolve("pending"))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()))).allMatch(name -> !name.startsWith("."));
        }
    }
}
