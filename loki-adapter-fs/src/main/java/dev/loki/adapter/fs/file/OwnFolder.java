package dev.loki.adapter.fs.file;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Loki's own folder, in which nothing is written because somebody names a file there: not by an agent, nor by mistake. */
public final class OwnFolder {

    private static final String NAME = ".loki";

    private OwnFolder() {}

    /**
     * Refuses a file below any folder of this name, wherever links lead. A link in the place of the file itself is followed,
     * too.
     *
     * @throws UnusableFileException where it lies there
     * @throws IOException where it cannot be told
     */
    public static void requireOutside(Path file) throws IOException {
        for (Path name : real(file)) {
            if (name.toString().equalsIgnoreCase(NAME)) {
                throw refused();
            }
        }
    }

    /**
     * The same, and below the folder of a project that is called otherwise.
     *
     * @param lokiDir that folder, which need not be there
     * @throws UnusableFileException where it lies there
     * @throws IOException where it cannot be told
     */
    public static void requireOutside(Path file, Path lokiDir) throws IOException {
        requireOutside(file);
        if (real(file).startsWith(real(lokiDir))) {
            throw refused();
        }
    }

    private static UnusableFileException refused() {
        return new UnusableFileException(
                "it lies below Loki's own folder, in which no command writes what it is told to; name a file elsewhere");
    }

    /** What is not there yet is looked for where it would come to lie. */
    private static Path real(Path file) throws IOException {
        Path there = file.toAbsolutePath();
        Path above = there;
        while (above != null) {
            try {
                return above.toRealPath().resolve(above.relativize(there)).normalize();
            } catch (NoSuchFileException e) {
                above = above.getParent();
            }
        }
        return there.normalize();
    }
}
