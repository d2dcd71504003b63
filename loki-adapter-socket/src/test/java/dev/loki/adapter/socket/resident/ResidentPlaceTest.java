package dev.loki.adapter.socket.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
class ResidentPlaceTest {

    private static final Path PROJECT = Path.of("/home/ann/project");

    @TempDir
    private Path runtime;

    @Test
    void theFolderIsMadeForThisUserAlone() throws IOException {
        ResidentPlace place = place(runtime);
        place.prepare();
        place.prepare();

        assertThat(place.folder()).isEqualTo(runtime.resolve("loki"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.folder())))
                .isEqualTo("rwx------");
    }

    @Test
    void aFolderThatOthersMayEnterIsRefused() throws IOException {
        Files.createDirectory(
                runtime.resolve("loki"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));

        assertThatThrownBy(place(runtime)::prepare)
                .hasMessageContaining("may be entered by others")
                .hasMessageContaining("chmod 700");
    }

    @Test
    void aLinkInItsPlaceIsRefused() throws IOException {
        Files.createSymbolicLink(runtime.resolve("loki"), Files.createDirectory(runtime.resolve("elsewhere")));

        assertThatThrownBy(place(runtime)::prepare).hasMessageContaining("is a link or a file");
    }

    @Test
    void aRuntimeFolderThatCannotBeUsedIsNotUsed() {
        assertThat(ResidentPlace.of(Map.of(), PROJECT).folder().toString()).startsWith("/tmp/loki-");
        assertThat(place(Path.of("/not/there")).folder().toString()).startsWith("/tmp/loki-");
        assertThat(ResidentPlace.of(Map.of("XDG_RUNTIME_DIR", "relative"), PROJECT)
                        .folder()
                        .toString())
                .startsWith("/tmp/loki-");
    }

    /** Linux has 108 bytes for an address, macOS 104, the end included. */
    @Test
    void aSocketsPathStaysWithinWhatAnAddressHolds() throws IOException {
        Path deep = runtime;
        while (deep.toString().length() < 120) {
            deep = Files.createDirectory(deep.resolve("x".repeat(9)));
            assertThat(place(deep).socket().toString().getBytes(StandardCharsets.UTF_8))
                    .hasSizeLessThan(104);
        }
        assertThat(place(deep).folder().toString()).startsWith("/tmp/loki-");
    }

    /** By cksum(1) of GNU coreutils. */
    @Test
    void theNameIsTheChecksumThatAShellComputes() {
        assertThat(PosixChecksum.of("/tmp/dm/p\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(443232685L);
        assertThat(PosixChecksum.of(new byte[0])).isEqualTo(4294967295L);
    }

    private static ResidentPlace place(Path runtime) {
        return ResidentPlace.of(Map.of("XDG_RUNTIME_DIR", runtime.toString()), PROJECT);
    }
}
