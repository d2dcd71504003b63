package dev.loki.adapter.fs.scan;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.ports.scan.ContentProblem;
import dev.loki.ports.scan.ContentSource;
import dev.loki.ports.scan.Contents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * Files and folders that somebody named, and all below the folders but what git ignores there. A path that is named is
 * looked at whatever ignores it, and a link that is named is followed.
 *
 * @param paths as they were named
 * @param current the folder that relative ones are taken from
 */
public record FileTrees(List<Path> paths, Path current) implements ContentSource {

    public FileTrees {
        paths = List.copyOf(paths);
    }

    @Override
    public Contents list() {
        FolderWalk walk = new FolderWalk();
        for (Path named : paths) {
            Path shown = named.normalize();
            Path path = current.resolve(named).toAbsolutePath().normalize();
            try {
                visit(walk, shown, path);
            } catch (IOException e) {
                walk.problem(new ContentProblem(named.toString(), IoReason.of(e)));
            }
        }
        return walk.contents();
    }

    private static void visit(FolderWalk walk, Path shown, Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            walk.below(shown, path);
        } else {
            walk.file(new FileContent(shown.toString(), path, true));
        }
    }

    @Override
    public void close() {}
}
