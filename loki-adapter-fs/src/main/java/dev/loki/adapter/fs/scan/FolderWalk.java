package dev.loki.adapter.fs.scan;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.ports.scan.Content;
import dev.loki.ports.scan.ContentProblem;
import dev.loki.ports.scan.Contents;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Collects the files below folders. Follows no link, opens no file but those that say what git ignores. */
final class FolderWalk {

    private static final String IGNORE_FILE = ".gitignore";
    private static final int IGNORE_BYTES = 1024 * 1024;

    private final Map<Path, Content> texts = new LinkedHashMap<>();
    private final List<ContentProblem> problems = new ArrayList<>();
    private int links;
    private int special;

    Contents contents() {
        return new Contents(List.copyOf(texts.values()), links, special, problems);
    }

    void problem(ContentProblem problem) {
        problems.add(problem);
    }

    /** A file is read once, however often it is met. */
    void file(FileContent file) {
        texts.putIfAbsent(file.file(), file);
    }

    /** All below a folder. */
    void below(Path shown, Path folder) {
        Path top = GitFolder.topAbove(folder).orElse(folder);
        IgnoreRules rules = rulesOfTop(top);
        String base = "";
        Path at = top;
        for (Path part : top.relativize(folder)) {
            if (!part.toString().isEmpty()) {
                rules = withFile(rules, base, at.resolve(IGNORE_FILE));
                base += IgnoreRules.bytesOf(part.toString()) + "/";
                at = at.resolve(part);
            }
        }
        walk(shown, folder, base, rules);
    }

    private IgnoreRules rulesOfTop(Path top) {
        try {
            return withFile(IgnoreRules.NONE, "", GitFolder.exclude(top));
        } catch (IOException e) {
            problems.add(new ContentProblem(top.resolve(GitFolder.NAME).toString(), IoReason.of(e)));
            return IgnoreRules.NONE;
        }
    }

    private IgnoreRules withFile(IgnoreRules rules, String base, Path file) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    ? rules.with(base, RegularFile.read(file, IGNORE_BYTES, LinkOption.NOFOLLOW_LINKS))
                    : rules;
        } catch (NoSuchFileException e) {
            return rules;
        } catch (IOException e) {
            problems.add(new ContentProblem(file.toString(), IoReason.of(e)));
            return rules;
        }
    }

    private void walk(Path shown, Path folder, String base, IgnoreRules around) {
        IgnoreRules rules = withFile(around, base, folder.resolve(IGNORE_FILE));
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                visit(shown, entry, base, rules);
            }
        } catch (DirectoryIteratorException e) {
            problems.add(new ContentProblem(name(shown), IoReason.of(Objects.requireNonNull(e.getCause()))));
        } catch (IOException e) {
            problems.add(new ContentProblem(name(shown), IoReason.of(e)));
        }
    }

    private void visit(Path shownFolder, Path entry, String base, IgnoreRules rules) {
        String name = String.valueOf(entry.getFileName());
        Path shown = shownFolder.resolve(name);
        String path = base + IgnoreRules.bytesOf(name);
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (name.equals(GitFolder.NAME) || rules.ignores(path, attributes.isDirectory())) {
                return;
            }
            take(shown, entry, path, rules, attributes);
        } catch (IOException e) {
            problems.add(new ContentProblem(name(shown), IoReason.of(e)));
        }
    }

    private void take(Path shown, Path entry, String path, IgnoreRules rules, BasicFileAttributes attributes) {
        if (attributes.isDirectory()) {
            walk(shown, entry, path + "/", rules);
        } else if (attributes.isRegularFile()) {
            file(new FileContent(name(shown), entry, false));
        } else if (attributes.isSymbolicLink()) {
            links++;
        } else {
            special++;
        }
    }

    private static String name(Path shown) {
        return shown.toString().isEmpty() ? "." : shown.toString();
    }
}
