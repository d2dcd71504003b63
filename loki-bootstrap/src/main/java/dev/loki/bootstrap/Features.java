package dev.loki.bootstrap;

import dev.loki.bootstrap.settings.Settings;
import dev.loki.ports.policy.PolicyFileName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * What is on when. This is the one place that decides it; docs/configuration.md shows it as a table.
 *
 * @param policy whether policies are enforced
 * @param audit whether the agent's audit trail is kept
 * @param events whether events are published before anybody subscribes
 * @param telemetry whether spans are recorded
 */
public record Features(boolean policy, boolean audit, boolean events, boolean telemetry) {

    /** Each file that may say where data may go, or that somebody may think to do so. */
    static final List<String> RESIDENCY_FILES =
            List.of("residency.json", "residency.yaml", "residency.yml", "config.json", "config.yaml", "config.yml");

    /**
     * An embedded engine: each feature only where something asks for it.
     *
     * @param tracedByHost whether the engine has telemetry of its own that Loki's goes through
     */
    static Features embedded(Settings settings, Path lokiDir, boolean tracedByHost) {
        return new Features(
                isPolicyOn(settings, lokiDir),
                settings.audit(),
                settings.events().published(),
                tracedByHost || settings.telemetry() != null);
    }

    /** The {@code loki} command governs its project whatever the environment says; only telemetry is asked for. */
    static Features commandLine(Settings settings, Path lokiDir) {
        return new Features(isPolicyOn(settings, lokiDir), true, true, settings.telemetry() != null);
    }

    private static boolean isPolicyOn(Settings settings, Path lokiDir) {
        return !settings.policies().isEmpty() || policyFileMayExist(lokiDir);
    }

    /**
     * Only "no such file" counts as absent: whatever else goes wrong is for the policy adapter to report. A
     * {@code .loki} that is there but is no folder, such as a link that leads nowhere, is not absent either.
     */
    static boolean policyFileMayExist(Path lokiDir) {
        return mayExist(lokiDir)
                && (!Files.isDirectory(lokiDir)
                        || PolicyFileName.ALL.stream().map(lokiDir::resolve).anyMatch(Features::mayExist));
    }

    /** Whether a file may say where data may go; as with policies, only "no such file" counts as absent. */
    static boolean residencyMayBeSaid(Path lokiDir) {
        return mayExist(lokiDir)
                && (!Files.isDirectory(lokiDir)
                        || RESIDENCY_FILES.stream().map(lokiDir::resolve).anyMatch(Features::mayExist));
    }

    /** Whether there is a folder of Loki's, whose files no agent may change. */
    static boolean isThere(Path lokiDir) {
        return mayExist(lokiDir);
    }

    /** Whether something was consumed that counts: a ledger, or what may be one. */
    static boolean isUsageCounted(Path lokiDir) {
        Path state = lokiDir.resolve("state");
        return mayExist(state.resolve("costs.journal")) || mayExist(state.resolve("costs.json"));
    }

    /** From JDK 25 on, a path below a file is "not found" as well: that is no absence. */
    private static boolean liesInAFolder(Path file) {
        Path parent = file.getParent();
        while (parent != null && !Files.exists(parent, LinkOption.NOFOLLOW_LINKS)) {
            parent = parent.getParent();
        }
        return parent == null || Files.isDirectory(parent);
    }

    private static boolean mayExist(Path file) {
        try {
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (NoSuchFileException e) {
            return !liesInAFolder(file);
        } catch (IOException e) {
            return true;
        }
    }
}
