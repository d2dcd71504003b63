package dev.loki.bootstrap;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * The program that runs: a JVM must not go on with classes from a file that was replaced beneath it, whichever of its jars
 * that is, or the classes of Java itself. A file is known by its inode, size and time. Thread-safe.
 */
final class ProgramStamp {

    private final Map<Path, Mark> atStart;

    private ProgramStamp(Set<Path> files) {
        Map<Path, Mark> marks = new LinkedHashMap<>();
        files.forEach(file -> marks.put(file, mark(file)));
        atStart = marks;
    }

    /** The program of this process, as it is now. */
    static ProgramStamp now() {
        Set<Path> files = classPath(System.getProperty("java.class.path", ""));
        files.add(Path.of(System.getProperty("java.home", ""), "lib", "modules"));
        return of(files);
    }

    static ProgramStamp of(Set<Path> files) {
        return new ProgramStamp(files);
    }

    /** The folders and jars of a class path, and those that its jars name in turn, as the JVM finds them. */
    static Set<Path> classPath(String entries) {
        Set<Path> files = new LinkedHashSet<>();
        for (String entry : entries.split(File.pathSeparator, -1)) {
            add(Path.of(entry).toAbsolutePath(), files);
        }
        return files;
    }

    private static void add(Path file, Set<Path> files) {
        if (!files.add(file) || !Files.isRegularFile(file)) {
            return;
        }
        for (String below : namedBy(file).split(" ", -1)) {
            Path named = below.isEmpty() ? null : resolve(file, below);
            if (named != null) {
                add(named, files);
            }
        }
    }

    private static String namedBy(Path jar) {
        try (JarFile open = new JarFile(jar.toFile())) {
            Manifest manifest = open.getManifest();
            String named =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return named == null ? "" : named;
        } catch (IOException e) {
            return ""; // the JVM cannot read it either
        }
    }

    /** Null where the JVM would find no file by it. */
    private static @Nullable Path resolve(Path jar, String named) {
        try {
            URI uri = jar.toUri().resolve(named);
            return "file".equals(uri.getScheme()) ? Path.of(uri) : null;
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return null;
        }
    }

    /** Why this process must end; empty where its program is the same. */
    Optional<String> change() {
        for (Map.Entry<Path, Mark> file : atStart.entrySet()) {
            if (!mark(file.getKey()).equals(file.getValue())) {
                return Optional.of("the program was replaced: " + file.getKey());
            }
        }
        return Optional.empty();
    }

    private static Mark mark(Path file) {
        try {
            BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
            return is.isDirectory() ? Mark.FOLDER : new Mark(is.fileKey(), is.size(), is.lastModifiedTime());
        } catch (IOException e) {
            return Mark.GONE;
        }
    }

    /** Compared at each hook, and so no text. */
    private record Mark(
            @Nullable Object key, long size, @Nullable FileTime time) {

        private static final Mark GONE = new Mark(null, -1, null);
        private static final Mark FOLDER = new Mark(null, -2, null);
    }
}
