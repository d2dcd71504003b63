package dev.loki.adapter.fs.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonObject;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.event.EventBusException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
class BadEventFilesTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final String NAME = "2026-01-01T00-00-00.000Z_bad.json";

    @TempDir
    private Path folder;

    private FileEventBus bus;

    @BeforeEach
    void oneGoodEventAndAPlaceForABadOne() throws IOException {
        bus = busAt(NOON);
        bus.emit(Event.of("good", "task", "runner", "2026-02-21T10:00:00.000Z", JsonObject.EMPTY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "null",
                "7",
                "{}",
                "{\"id\":\"a\",\"type\":\"task\",\"sour",
                "{\"id\":\"../../etc\",\"type\":\"task\",\"source\":\"cli\",\"timestamp\":\"t\",\"payload\":{}}",
                "{\"id\":\"a*\",\"type\":\"task\",\"source\":\"cli\",\"timestamp\":\"t\",\"payload\":{}}",
                "{\"id\":\"..\",\"type\":\"task\",\"source\":\"cli\",\"timestamp\":\"t\",\"payload\":{}}",
                "{\"id\":\"a\\u0000b\",\"type\":\"task\",\"source\":\"cli\",\"timestamp\":\"t\",\"payload\":{}}",
                "{\"id\":\"a\",\"type\":\"task\",\"source\":\"cli\",\"payload\":{}}",
                "{\"id\":\"a\",\"type\":\"task\",\"source\":\"cli\",\"timestamp\":\"\",\"payload\":{}}",
                "{\"id\":\"a\",\"type\":\"task\",\"source\":\"cli\",\"timestamp\":\"t\",\"payload\":[]}",
                "{\"id\":\"a\",\"id\":\"b\",\"type\":\"task\",\"source\":\"cli\",\"timestamp\":\"t\",\"payload\":{}}",
                "{\"id\":1,\"type\":\"task\",\"source\":\"cli\",\"timestamp\":\"t\",\"payload\":{}}"
            })
    void whatIsNoEventIsSetAsideWithItsReason(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(2));

        assertSetAside();
        assertThat(deadLetter()).hasContent(text);
    }

    @Test
    void invalidUtf8IsSetAside() throws IOException {
        String event = "{\"id\":\"a\",\"type\":\"é\",\"source\":\"cli\",\"timestamp\":\"t\",\"payload\":{}}";
        write(event.getBytes(StandardCharsets.ISO_8859_1), Duration.ofSeconds(2));

        assertSetAside();
        assertThat(reason()).contains("not valid UTF-8");
    }

    @Test
    void deepNestingIsSetAside() throws IOException {
        write("{\"payload\":".repeat(10_000).getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(2));

        assertSetAside();
        assertThat(reason()).contains("nested deeper");
    }

    @Test
    void aHugeFileIsSetAsideUnread() throws IOException {
        write(new byte[EventFileReader.MAX_BYTES + 1], Duration.ofSeconds(2));

        assertSetAside();
        assertThat(reason()).contains("larger than");
    }

    @Test
    void whatIsStillBeingWrittenIsLeftForLater() throws IOException {
        write("{\"id\":\"a\",\"type\":\"ta".getBytes(StandardCharsets.UTF_8), Duration.ofMillis(999));
        assertThat(drain()).containsExactly("good");
        assertThat(folder.resolve("dead-letter")).doesNotExist();

        String whole = "{\"id\":\"a\",\"type\":\"task\",\"source\":\"cli\",\"timestamp\":\"t\",\"payload\":{}}";
        write(whole.getBytes(StandardCharsets.UTF_8), Duration.ZERO);
        assertThat(drain()).containsExactly("a");
    }

    @Test
    void aFileFromTheFutureIsNotLeftForEver() throws IOException {
        write("{".getBytes(StandardCharsets.UTF_8), Duration.ofDays(-3650));

        assertSetAside();
    }

    @Test
    void linksAndFoldersAreNotRead() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside"), "{}");
        Files.createSymbolicLink(bad(), outside);
        Path directory = Files.createDirectory(bad().resolveSibling("folder.json"));
        Files.setLastModifiedTime(directory, FileTime.from(NOON.minusSeconds(2)));
        assertThat(drain()).containsExactly("good");

        assertThat(deadLetter()).isSymbolicLink();
        assertThat(reason()).contains("a symbolic link");
        assertThat(deadLetter().resolveSibling("folder.json")).isDirectory();
        assertThat(outside).hasContent("{}");
    }

    @Test
    void aPipeDoesNotHang() throws Exception {
        assumeThat(new ProcessBuilder("mkfifo", bad().toString()).start().waitFor())
                .isZero();
        bus = busAt(Files.getLastModifiedTime(bad()).toInstant().plusSeconds(2));

        assertThat(drain()).containsExactly("good");
        assertThat(reason()).contains("a pipe, socket or device");
    }

    @Test
    void aPipeInThePlaceOfTheFolderDoesNotHang() throws Exception {
        Path pending = folder.resolve("pending");
        Files.move(pending, folder.resolve("moved"));
        assumeThat(new ProcessBuilder("mkfifo", pending.toString()).start().waitFor())
                .isZero();

        assertThatThrownBy(() -> bus.forEachPending(event -> {}))
                .isInstanceOf(EventBusException.class)
                .hasMessageContaining("expected " + pending + " to be a folder, found a pipe");
        assertThatThrownBy(this::drain).isInstanceOf(EventBusException.class);
    }

    @Test
    void aFileThatMayNotBeReadIsSetAside() throws IOException {
        write("{}".getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(2));
        Files.setPosixFilePermissions(bad(), PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(bad())).as("root reads everything").isFalse();

        assertThat(drain()).containsExactly("good");
        assertThat(reason()).contains("permission denied");
    }

    @Test
    void nothingThatIsSetAsideIsReplaced() throws IOException {
        for (String text : List.of("[1]", "[2]")) {
            write(text.getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(2));
            drain();
        }

        assertThat(deadLetter()).hasContent("[1]");
        assertThat(deadLetter().resolveSibling(NAME + ".2")).hasContent("[2]");
    }

    @Test
    void lookingNamesWhatIsNoEventAndLeavesIt() throws IOException {
        write("[]".getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(2));
        List<String> ids = new ArrayList<>();
        List<String> passedOver = bus.forEachPending(event -> ids.add(event.id()));

        assertThat(passedOver).containsExactly(NAME + ": expected an object, found array");
        assertThat(ids).containsExactly("good");
        assertThat(bad()).exists();
    }

    private FileEventBus busAt(Instant now) {
        return new FileEventBus(folder, new JacksonJsonReader(), InstantSource.fixed(now), EventBusSettings.DEFAULT);
    }

    private void assertSetAside() throws IOException {
        assertThat(drain()).containsExactly("good");
        assertThat(Files.exists(bad(), LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(deadLetter()).exists();
        assertThat(reason()).contains("mend the file");
    }

    private List<String> drain() {
        List<String> ids = new ArrayList<>();
        bus.drain(event -> ids.add(event.id()));
        return ids;
    }

    private void write(byte[] bytes, Duration age) throws IOException {
        Files.write(bad(), bytes);
        Files.setLastModifiedTime(bad(), FileTime.from(NOON.minus(age)));
    }

    private Path bad() {
        return folder.resolve("pending").resolve(NAME);
    }

    private Path deadLetter() {
        return folder.resolve("dead-letter").resolve(NAME);
    }

    private String reason() throws IOException {
        return Files.readString(folder.resolve("dead-letter").resolve(NAME + ".reason"));
    }
}
