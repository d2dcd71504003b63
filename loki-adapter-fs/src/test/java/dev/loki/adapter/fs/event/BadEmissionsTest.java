package dev.loki.adapter.fs.event;

import static dev.loki.adapter.fs.event.BusFolder.GROUP;
import static dev.loki.adapter.fs.event.BusFolder.caughtUp;
import static dev.loki.adapter.fs.event.BusFolder.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.event.Event;
import dev.loki.domain.event.EventSelection;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.ports.event.EventBusException;
import dev.loki.ports.json.JsonReader;
import dev.loki.testing.Skips;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
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
    void asManyLevelsAsAReaderTakesAreWrittenAndNotOneMore() {
        bus.emit(nested(JsonReader.MAX_DEPTH));
        assertThat(caughtUp(bus, GROUP)).containsExactly("a");

        assertThatThrownBy(() -> bus.emit(nested(JsonReader.MAX_DEPTH + 1)))
                .isInstanceOf(EventBusException.class)
                .hasMessageContaining("nested deeper than 500 levels");
    }

    @Test
    void aNameOfHalfACharacterIsRefusedAndATextOfOneCarried() {
        JsonString half = new JsonString("\udc07");
        bus.emit(withPayload(JsonObject.EMPTY.with("x", half)));
        assertThat(caughtUp(bus, GROUP)).containsExactly("a");

        assertThatThrownBy(() -> bus.emit(withPayload(JsonObject.EMPTY.with("x\udc07", half))))
                .isInstanceOf(EventBusException.class)
                .hasMessageContaining("a name within the event holds half a character");
    }

    @Test
    void tenThousandLevelsAreRefused() throws Exception {
        assertThatThrownBy(() -> bus.emit(nested(10_000)))
                .isInstanceOf(EventBusException.class)
                .hasMessageContaining("nested deeper");
        assertThat(folder.names("pending")).isEmpty();
    }

    @Test
    void writersOfOneNameReplaceNothing() throws Exception {
        List<CompletableFuture<Void>> writers = IntStream.range(0, 8)
                .mapToObj(
                        i -> CompletableFuture.runAsync(() -> folder.open(NOON).emit(event("same"))))
                .toList();
        writers.forEach(CompletableFuture::join);

        assertThat(folder.names("pending")).hasSize(8);
        assertThat(caughtUp(bus, GROUP)).containsExactly("same");
        assertThat(folder.names("dead-letter")).isEmpty();
        assertNothingUnfinished();
    }

    /** Whoever finds no folder makes it, unless another made it in the meantime. */
    @Test
    void ofManyFirstWritersEachWrites() throws Exception {
        for (int round = 0; round < 200; round++) {
            BusFolder fresh = new BusFolder(temp.resolve("fresh-" + round));
            CyclicBarrier start = new CyclicBarrier(4);
            List<CompletableFuture<Void>> writers = Stream.generate(() -> fresh.open(NOON))
                    .limit(start.getParties())
                    .map(own -> CompletableFuture.runAsync(() -> emitAt(start, own), task -> new Thread(task).start()))
                    .toList();
            writers.forEach(CompletableFuture::join);

            assertThat(fresh.names("pending")).hasSize(start.getParties());
        }
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
                        "-XX:+UseSerialGC",
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

    /** Of such a one nobody may write, not even who may write everything. */
    @Test
    void aFileSystemThatIsReadOnlyIsSaidAndCanBeRead() throws Exception {
        bus.emit(event("a"));
        Path folders = Files.createDirectory(temp.resolve("read-only"));
        Skips.unless(run("mount", "--bind", temp.resolve("events").toString(), folders.toString()), "mount", "refused");
        try {
            Skips.unless(run("mount", "-o", "remount,ro,bind", folders.toString()), "mount", "it refuses read-only");
            FileEventBus locked = new BusFolder(folders).open(NOON);

            assertThatThrownBy(() -> locked.emit(event("b")))
                    .isInstanceOf(EventBusException.class)
                    .hasMessageContaining("Read-only file system");
            assertThatThrownBy(() -> locked.catchUp(GROUP, event -> {})).isInstanceOf(EventBusException.class);
            assertThat(locked.replay(EventSelection.ALL, event -> {})).isEqualTo(1);
        } finally {
            assertThat(run("umount", folders.toString())).isTrue();
        }
    }

    private static void emitAt(CyclicBarrier start, FileEventBus bus) {
        try {
            start.await();
            bus.emit(event("same"));
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean run(String... command) throws Exception {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    /** The event itself is the first level, its payload the second. */
    private static Event nested(int levels) {
        JsonObject payload = JsonObject.EMPTY;
        for (int i = 2; i < levels; i++) {
            payload = JsonObject.EMPTY.with("d", payload);
        }
        return withPayload(payload);
    }

    private static Event withPayload(JsonObject payload) {
        return Event.of("a", "task", "runner", "2026-02-21T10:00:00.000Z", payload);
    }

    private static Event withText(String text) {
        return withPayload(JsonObject.EMPTY.with("x", new JsonString(text)));
    }

    private void assertNothingUnfinished() throws Exception {
        try (Stream<Path> files = Files.list(folder.path.resolve("pending"))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()))).allMatch(name -> !name.startsWith("."));
        }
    }
}
