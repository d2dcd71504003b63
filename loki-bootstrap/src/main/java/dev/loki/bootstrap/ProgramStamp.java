package dev.loki.bootstrap;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.CodeSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The program that runs: a JVM must not go on with classes from a file that was replaced beneath it. */
final class ProgramStamp {

    private final @Nullable Path jar;
    private final String atStart;

    private ProgramStamp(@Nullable Path jar) {
        this.jar = jar;
        atStart = mark(jar);
    }

    /** The program of this process, as it is now. */
    static ProgramStamp now() {
        CodeSource source = ProgramStamp.class.getProtectionDomain().getCodeSource();
        try {
            return new ProgramStamp(
                    source == null ? null : Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException e) {
            return new ProgramStamp(null);
        }
    }

    static ProgramStamp of(Path jar) {
        return new ProgramStamp(jar);
    }

    /** Why this process must end; empty where its program is the same. */
    Optional<String> change() {
        return mark(jar).equals(atStart) ? Optional.empty() : Optional.of("the program was replaced: " + jar);
    }

    private static String mark(@Nullable Path jar) {
        if (jar == null) {
            return "";
        }
        try {
            BasicFileAttributes file = Files.readAttributes(jar, BasicFileAttributes.class);
            return file.isDirectory() ? "folder" : file.fileKey() + " " + file.size() + " " + file.lastModifiedTime();
        } catch (IOException e) {
            return "gone";
        }
    }
}
