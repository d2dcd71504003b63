package dev.loki.adapter.fs.scan;

import dev.loki.adapter.fs.file.RegularFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Where git keeps what it knows of a work tree. */
public final class GitFolder {

    static final String NAME = ".git";

    private static final int POINTER_BYTES = 8 * 1024;
    private static final String POINTER = "gitdir:";

    private GitFolder() {}

    /** The nearest folder, upwards from one, that is the top of a work tree. */
    public static Optional<Path> topAbove(Path folder) {
        for (Path at = folder; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(NAME), LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /** The file of patterns that are this clone's own; there need not be one. */
    static Path exclude(Path top) throws IOException {
        return common(top).resolve("info").resolve("exclude");
    }

    /** What all work trees of a repository have in common: the folder of {@code config}; it need not be there. */
    public static Path common(Path top) throws IOException {
        Path git = top.resolve(NAME);
        if (Files.isRegularFile(git)) {
            String pointer = read(git);
            git = pointer.startsWith(POINTER)
                    ? top.resolve(pointer.substring(POINTER.length()).strip())
                    : git;
        }
        Path common = git.resolve("commondir");
        return Files.isRegularFile(common) ? git.resolve(read(common)) : git;
    }

    private static String read(Path file) throws IOException {
        return new String(RegularFile.read(file, POINTER_BYTES), StandardCharsets.UTF_8).strip();
    }
}
