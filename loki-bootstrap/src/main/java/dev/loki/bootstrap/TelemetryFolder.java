package dev.loki.bootstrap;

import dev.loki.adapter.fs.policy.FileSystemRealPaths;
import dev.loki.bootstrap.settings.TelemetrySettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The folder that {@code LOKI_OTEL_ENDPOINT=file:FOLDER} names: relative to the project, and really below its
 * {@code .loki}, where it is none of those that are Loki's own. An agent may set the variable for a command of its own,
 * so this fails closed.
 */
final class TelemetryFolder {

    private static final String SCHEME = "file:";
    private static final String EXPECTED =
            "expected file: and a folder below .loki, relative to the project, such as file:.loki/telemetry; ";

    private TelemetryFolder() {}

    /** Whether an endpoint is one in files. */
    static boolean isNamedBy(String endpoint) {
        return endpoint.toLowerCase(Locale.ROOT).startsWith(SCHEME);
    }

    /**
     * The folder's real path, whether or not it is there.
     *
     * @throws ConfigurationException where it is not as it must be
     */
    static Path of(String endpoint, Project project) {
        Path relative = relative(endpoint.substring(SCHEME.length()));
        Path folder = project.root().resolve(relative);
        require(isBelow(folder, project.lokiDir()), relative + " is not below " + project.lokiDir());
        return checked(folder, project);
    }

    /**
     * Where telemetry is kept if nothing names a folder, as its real path.
     *
     * @throws ConfigurationException where a link leads elsewhere from there
     */
    static Path ofNoName(Project project) {
        return checked(project.lokiDir().resolve("telemetry"), project);
    }

    private static Path checked(Path folder, Project project) {
        Path real = real(folder);
        Path home = real(project.lokiDir());
        require(isBelow(real, home), folder + " leads to " + real + ", out of " + home);
        requireFree(project.lokiDir().relativize(folder));
        requireFree(home.relativize(real));
        return real;
    }

    private static Path relative(String name) {
        try {
            Path path = Path.of(name);
            require(!name.isEmpty() && !path.isAbsolute(), "it must be relative");
            require(name.indexOf('\uFFFD') < 0, "its name is not valid UTF-8, or the locale cannot carry it");
            for (Path part : path) {
                require(!part.toString().equals(".."), "it must not hold ..");
            }
            return path.normalize();
        } catch (InvalidPathException e) {
            throw refused("it is no path");
        }
    }

    private static boolean isBelow(Path folder, Path home) {
        return folder.startsWith(home) && !folder.equals(home);
    }

    /** A link that leads nowhere cannot be told apart from one that leads out. */
    private static Path real(Path path) {
        return new FileSystemRealPaths()
                .resolve(path.toString())
                .map(Path::of)
                .orElseThrow(() -> refused(path + " cannot be followed: a link leads nowhere, or it cannot be read"));
    }

    private static void requireFree(Path belowHome) {
        String first = belowHome.getName(0).toString();
        require(ReservedNames.ALL.stream().noneMatch(first::equalsIgnoreCase), ".loki/" + first + " is Loki's own");
    }

    private static void require(boolean condition, String found) {
        if (!condition) {
            throw refused(found);
        }
    }

    private static ConfigurationException refused(String found) {
        return new ConfigurationException(List.of(TelemetrySettings.ENDPOINT + ": " + EXPECTED + found));
    }
}
