package dev.loki.bootstrap;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * What the environment says of the dashboard's audit log; README has the table.
 *
 * @param asked whether LOKI_ENTERPRISE_AUDIT asks for it
 * @param disabled whether LOKI_AUDIT_DISABLED forbids it, which wins
 * @param integrity whether entries are hashed
 * @param maxSizeMb the size from which on a file is closed, in MiB
 * @param maxFiles how many closed files are kept
 * @param folder where it is: below the home of the user
 */
record DashboardSettings(boolean asked, boolean disabled, boolean integrity, int maxSizeMb, int maxFiles, Path folder) {

    private static final int MOST_MB = 1024 * 1024;
    private static final int MOST_FILES = 9_000;

    /** Reads the variables; what is wrong is kept in them. */
    static DashboardSettings read(Variables variables) {
        return new DashboardSettings(
                variables.flag("LOKI_ENTERPRISE_AUDIT"),
                variables.flag("LOKI_AUDIT_DISABLED"),
                !variables.flag("LOKI_AUDIT_NO_INTEGRITY"),
                variables.number("LOKI_AUDIT_MAX_SIZE_MB", 10, 1, MOST_MB),
                variables.number("LOKI_AUDIT_MAX_FILES", 10, 1, MOST_FILES),
                folder(variables));
    }

    /** The home that Python finds: HOME, else that of the user. */
    private static Path folder(Variables variables) {
        String home = variables.text("HOME").orElse(System.getProperty("user.home", ""));
        try {
            return Path.of(home, ".loki", "dashboard", "audit").toAbsolutePath();
        } catch (InvalidPathException e) {
            variables.problem("HOME", "expected the path of a folder");
            return Path.of("");
        }
    }
}
