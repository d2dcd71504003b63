package dev.loki.bootstrap;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The project that is governed.
 *
 * @param root its folder, absolute
 * @param lokiDir the folder of Loki's own files, {@code .loki} unless LOKI_DIR says otherwise; absolute
 */
public record Project(Path root, Path lokiDir) {

    private static final String LOKI_DIR = ".loki";

    /**
     * The project in this folder. LOKI_DIR is obeyed; a relative one is taken from the folder.
     *
     * @throws ConfigurationException where the name of a folder was lost, as in {@link #locate}
     */
    public static Project in(Path folder, Map<String, String> environment) {
        Path root = whole("the project's folder", folder.toAbsolutePath().normalize());
        String dir = environment.getOrDefault("LOKI_DIR", "");
        Path lokiDir = root.resolve(dir.isBlank() ? LOKI_DIR : dir).normalize();
        return new Project(root, whole("LOKI_DIR", lokiDir));
    }

    /**
     * Finds the project: the one named, else LOKI_PROJECT_DIR, else the nearest ancestor that holds {@code .loki}, else
     * the current folder. One that is named has its own {@code .loki}, whatever LOKI_DIR says.
     *
     * @param named the folder the user named; null where there is none
     * @throws ConfigurationException where a folder that was named does not exist, or a name is empty or was lost: Java
     *     puts U+FFFD for bytes that are no characters, and the path then leads to another folder
     */
    public static Project locate(@Nullable Path named, Map<String, String> environment, Path currentFolder) {
        if (named != null) {
            if (named.toString().isEmpty()) {
                throw new ConfigurationException(List.of("--project: expected a folder, found an empty name"));
            }
            return in(existing("--project", currentFolder.resolve(named)), Map.of());
        }
        whole("the current folder", currentFolder);
        String variable = environment.getOrDefault("LOKI_PROJECT_DIR", "");
        if (!variable.isBlank()) {
            return in(existing("LOKI_PROJECT_DIR", currentFolder.resolve(variable)), environment);
        }
        return in(nearestHolder(currentFolder.toAbsolutePath().normalize()), environment);
    }

    private static Path existing(String source, Path folder) {
        if (!Files.isDirectory(whole(source, folder))) {
            throw new ConfigurationException(
                    List.of(source + ": " + folder.normalize() + " is not a folder: create it, or name another"));
        }
        return folder;
    }

    private static Path whole(String source, Path folder) {
        if (folder.toString().indexOf('\uFFFD') >= 0) {
            throw new ConfigurationException(List.of(source + ": the name of " + folder
                    + " is not valid UTF-8, or the locale cannot carry it: rename the folder, and start loki by its"
                    + " launcher"));
        }
        return folder;
    }

    private static Path nearestHolder(Path currentFolder) {
        for (Path folder = currentFolder; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(LOKI_DIR), LinkOption.NOFOLLOW_LINKS)) {
                return folder;
            }
        }
        return currentFolder;
    }
}
