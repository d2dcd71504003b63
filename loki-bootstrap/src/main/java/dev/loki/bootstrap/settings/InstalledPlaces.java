package dev.loki.bootstrap.settings;

import dev.loki.adapter.socket.resident.ResidentPlace;
import dev.loki.domain.policy.Installation;
import dev.loki.domain.policy.RealPaths;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The variables that say where Loki's program, its caches and sockets, and settings of agents are. Immutable. */
public final class InstalledPlaces {

    private static final List<String> NAMES =
            List.of("HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "CLAUDE_CONFIG_DIR", "CODEX_HOME", "LOKI_LAUNCHER");

    /** Of a clone or an installation; the rest of it may be what agents work on. */
    private static final List<String> PROGRAM =
            List.of("loki", "loki-hook", "bin/loki", "bin/loki-hook", "loki-cli/target/app");

    /** Of an installation. */
    private static final List<String> LIBRARIES = List.of("lib", "runtime");

    private static final Map<String, List<String>> SETTINGS = Map.of(
            "CLAUDE_CONFIG_DIR",
            List.of(
                    "settings.json",
                    "settings.local.json",
                    "remote-settings.json",
                    ".claude.json",
                    "skills",
                    "commands",
                    "agents",
                    "hooks",
                    "plugins",
                    "shell-snapshots",
                    "session-env"),
            "CODEX_HOME",
            List.of("config.toml", "hooks.json", "agents", "environments", "hooks", "plugins", "rules"));

    private final Map<String, String> values = new TreeMap<>();

    InstalledPlaces(Map<String, String> environment) {
        for (String name : NAMES) {
            absolute(environment.getOrDefault(name, "")).ifPresent(path -> values.put(name, path.toString()));
        }
    }

    private static Optional<Path> absolute(String name) {
        try {
            return Optional.of(Path.of(name)).filter(Path::isAbsolute).map(Path::normalize);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * What self-protection has to know of them, links followed as well. Looks at the disk.
     *
     * @param root the project's folder
     * @param lokiDir Loki's own folder of the project
     */
    public Installation of(Path root, Path lokiDir, RealPaths realPaths) {
        Kept kept = new Kept(realPaths);
        place("LOKI_LAUNCHER").map(Path::getParent).ifPresent(folder -> addProgram(folder, kept));
        ownJar().ifPresent(jar -> addJar(jar, kept));
        cache().ifPresent(folder -> kept.add(folder, List.of("loki")));
        SETTINGS.forEach((name, files) -> place(name).ifPresent(folder -> kept.add(folder, files)));
        Kept runtime = new Kept(realPaths);
        runtime.add(ResidentPlace.of(values, root).folder(), List.of(""));
        Map<String, String> variables = new TreeMap<>(values);
        variables.put("LOKI_DIR", lokiDir.toString());
        return new Installation(kept.paths, runtime.paths, variables);
    }

    private Optional<Path> place(String name) {
        return Optional.ofNullable(values.get(name)).map(Path::of);
    }

    private Optional<Path> cache() {
        return place("XDG_CACHE_HOME").or(() -> place("HOME").map(home -> home.resolve(".cache")));
    }

    private static void addProgram(Path folder, Kept kept) {
        Path above = folder.getParent();
        Path root = folder.endsWith("bin") && above != null ? above : folder;
        kept.add(root, PROGRAM);
        if (holdsProgram(root.resolve("lib"))) {
            kept.add(root, LIBRARIES);
        }
    }

    private static boolean holdsProgram(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "loki-cli-*.jar")) {
            return jars.iterator().hasNext();
        } catch (IOException e) {
            return true;
        }
    }

    /** Where jars of ours lie among others, as in an engine's own folder, only this one is Loki's. */
    private static void addJar(Path jar, Kept kept) {
        Path folder = jar.getParent();
        kept.add(folder != null && holdsProgram(folder) ? folder : jar, List.of(""));
    }

    private static Optional<Path> ownJar() {
        try {
            CodeSource source = InstalledPlaces.class.getProtectionDomain().getCodeSource();
            URL location = source == null ? null : source.getLocation();
            return location == null
                    ? Optional.empty()
                    : Optional.of(Path.of(location.toURI())).filter(Files::isRegularFile);
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Paths as they are spelt and as they really are. */
    private static final class Kept {

        private final RealPaths realPaths;
        private final Set<String> paths = new HashSet<>();

        Kept(RealPaths realPaths) {
            this.realPaths = realPaths;
        }

        void add(Path folder, List<String> names) {
            Path real = realPaths.resolve(folder.toString()).map(Path::of).orElse(folder);
            for (String name : names) {
                paths.add(folder.resolve(name).toString());
                paths.add(real.resolve(name).toString());
            }
        }
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
