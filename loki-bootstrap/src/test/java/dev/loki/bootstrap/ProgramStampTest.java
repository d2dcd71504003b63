package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramStampTest {

    @TempDir
    private Path folder;

    @Test
    void aProgramThatWasReplacedOrTakenAwayIsAnotherOne() throws IOException {
        Path jar = Files.writeString(folder.resolve("loki.jar"), "one");
        ProgramStamp stamp = ProgramStamp.of(Set.of(jar));
        assertThat(stamp.change()).isEmpty();

        Files.move(jar, folder.resolve("old.jar"));
        assertThat(stamp.change()).hasValueSatisfying(why -> assertThat(why).contains("loki.jar"));
        Files.writeString(jar, "two");
        assertThat(stamp.change()).isPresent();
    }

    @Test
    void soIsOneWithOneJarOfItsClassPathReplacedOrEmptied() throws IOException {
        Path library = jar("a library.jar", "");
        Path domain = jar("domain.jar", "a%20library.jar");
        Path cli = jar("cli.jar", "domain.jar missing.jar");
        Set<Path> all = ProgramStamp.classPath(cli.toString());
        assertThat(all).containsExactly(cli, domain, library, folder.resolve("missing.jar"));

        ProgramStamp emptied = ProgramStamp.of(all);
        Files.write(library, new byte[0]);
        assertThat(emptied.change()).hasValue("the program was replaced: " + library);

        ProgramStamp sameSize = ProgramStamp.of(all);
        assertThat(sameSize.change()).isEmpty();
        Files.setLastModifiedTime(domain, FileTime.from(Instant.parse("2026-02-21T10:00:00Z")));
        assertThat(sameSize.change()).hasValue("the program was replaced: " + domain);
    }

    @Test
    void thisProgramIsTheSameAsLongAsNobodyReplacesIt() {
        assertThat(ProgramStamp.now().change()).isEmpty();
    }

    private Path jar(String name, String classPath) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
        Path jar = folder.resolve(name);
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }
}
