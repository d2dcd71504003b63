package dev.loki.bootstrap.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the environment says of the dashboard's audit log; docs/configuration.md has the table.
 *
 * @param asked whether LOKI_ENTERPRISE_AUDIT asks for it
 * @param disabled whether LOKI_AUDIT_DISABLED forbids it, which wins
 * @param integrity whether entries are hashed
 * @param maxSizeMb the size from which on a file is closed, in MiB
 * @param maxFiles how many closed files are kept
 * @param folder where it is: below LOKI_DATA_DIR, else below the home of the user
 */
public record DashboardSettings(
        boolean asked, boolean disabled, boolean integrity, int maxSizeMb, int maxFiles, Path folder) {

    private static final int MOST_MB = 1024 * 1024;
    private static final int MOST_FILES = 9_000;

    static DashboardSettings read(Variables variables) {
        return new DashboardSettings(
                variables.flag("LOKI_ENTERPRISE_AUDIT"),
                variables.flag("LOKI_AUDIT_DISABLED"),
                !variables.flag("LOKI_AUDIT_NO_INTEGRITY"),
                variables.number("LOKI_AUDIT_MAX_SIZE_MB", 10, 1, MOST_MB),
                variables.number("LOKI_AUDIT_MAX_FILES", 10, 1, MOST_FILES),
                dataFolder(variables).resolve("dashboard").resolve("audit"));
    }

    /** Several projects share it, and so it cannot be relative to one. */
    private static Path dataFolder(Variables variables) {
        Optional<String> named = variables.text("LOKI_DATA_DIR");
        if (named.isEmpty()) {
            return path(variables, "HOME", home(variables)).resolve(".loki").toAbsolutePath();
        }
        Path folder = path(variables, "LOKI_DATA_DIR", named.get());
        if (!folder.isAbsolute()) {
            variables.problem("LOKI_DATA_DIR", "expected an absolute path, because all projects of a user share it");
        }
        return folder;
    }

    /** The home that Python finds: HOME, else that of the user. */
    private static String home(Variables variables) {
        return variables.text("HOME").orElse(System.getProperty("user.home", ""));
    }

    private static Path path(Variables variables, String name, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            variables.problem(name, "expected the path of a folder");
            return Path.of("").toAbsolutePath();
        }
    }
}
