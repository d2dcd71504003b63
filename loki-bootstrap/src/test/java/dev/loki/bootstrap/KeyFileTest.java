package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    @TempDir
    private Path temp;

    @Test
    void aPrivateFileOutsideTheProjectIsAKey() throws IOException {
        assertThat(KeyFile.read(key("k", "0123456789abcdef", "rw-------"), project()))
                .isNotNull();
    }

    @Test
    void whatCannotBeTrustedIsRefusedWithItsReason() throws IOException {
        assertRefused(key("short", "0123456789abcde", "rw-------"), "at least 16 bytes, this one has 15");
        assertRefused(key("open", "0123456789abcdef", "rw-r-----"), "chmod 600 mends that");
        assertRefused(key("project/inside", "0123456789abcdef", "rw-------"), "is within the project");
        assertRefused(temp.resolve("missing"), "no such file");
        assertRefused(key("large", "x".repeat(4097), "rw-------"), "larger than 4096 bytes");
    }

    private void assertRefused(Path file, String reason) throws IOException {
        Path project = project();
        assertThatThrownBy(() -> KeyFile.read(file, project))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("LOKI_FINGERPRINT_KEY_FILE: ")
                .hasMessageContaining(reason);
    }

    private Path project() throws IOException {
        return Files.createDirectories(temp.resolve("project"));
    }

    private Path key(String name, String text, String mode) throws IOException {
        project();
        Path file = Files.writeString(temp.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
