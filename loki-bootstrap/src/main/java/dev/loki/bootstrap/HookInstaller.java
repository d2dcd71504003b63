package dev.loki.bootstrap;

import dev.loki.adapter.fs.file.WholeFile;
import dev.loki.application.audit.AuditTrail;
import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.hook.AgentSettings;
import dev.loki.ports.hook.HookCommand;
import dev.loki.ports.hook.UnreadableSettingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts Loki's hooks into agents' settings, and takes them out again, for an operator. Each method throws
 * {@link ConfigurationException} within a governed run or below an agent, and where the settings cannot be read.
 */
public final class HookInstaller {

    private final Basics basics;
    private final AuditTrail audit;
    private final OperatorCheck operator;
    private final Map<String, String> environment;
    private final Path home;

    HookInstaller(Basics basics, AuditTrail audit, OperatorCheck operator, Map<String, String> environment, Path home) {
        this.basics = basics;
        this.audit = audit;
        this.operator = operator;
        this.environment = Map.copyOf(environment);
        this.home = home;
    }

    /**
     * What becomes of an agent's settings.
     *
     * @param settings the file
     * @param text what it holds then; null where it is gone
     * @param changed whether that is something else than before
     * @param backup what was there before; null where nothing was
     */
    public record Change(
            Path settings,
            @Nullable String text,
            boolean changed,
            @Nullable Path backup) {}

    /**
     * How an agent's hooks stand.
     *
     * @param settings the file
     * @param installed the events at which this client stands
     * @param missing the events at which it does not
     * @param others whether hooks of Loki stand there that run another client, or for another project
     * @param trouble why the settings cannot be read; null where they can
     */
    public record Standing(
            Path settings,
            List<String> installed,
            List<String> missing,
            boolean others,
            @Nullable String trouble) {

        /** Whether every event is listened to. */
        public boolean isComplete() {
            return trouble == null && missing.isEmpty();
        }
    }

    /**
     * Installs the hooks of an agent.
     *
     * @param ofUser whether for all projects of the user, else for this project
     * @param client the file of {@code loki-hook}, absolute
     * @param environmentOfAgent what the agent is to get in its environment; asked once it is sure that hooks may be installed
     * @param dry whether only to tell what would be written
     */
    public Change install(
            String agent, boolean ofUser, Path client, Supplier<Map<String, String>> environmentOfAgent, boolean dry)
            throws IOException {
        operator.require("installing hooks");
        Map<String, String> variables = environmentOfAgent.get();
        AgentSettings settings = settings(agent);
        HookPlace place = place(settings, ofUser);
        byte[] now = HookRecord.bytes(place.settings());
        String made = with(settings, place, text(now), client, variables);
        byte[] bytes = made.getBytes(StandardCharsets.UTF_8);
        boolean changed = !made.equals(text(now));
        Optional<HookRecord> last =
                HookRecord.read(place.state(), agent, basics.json().get());
        byte[] before =
                last.filter(record -> record.isOf(now)).map(HookRecord::before).orElse(null);
        if (last.filter(record -> record.isOf(now)).isEmpty()) {
            before = without(settings, place, now);
        }
        Path backup = before == null ? null : HookRecord.backup(place.state(), agent);
        if (!dry && changed) {
            List<String> names = settings.takesEnvironment() ? List.copyOf(variables.keySet()) : List.of();
            record(AuditActions.HOOKS_INSTALLED, settings, place);
            new HookRecord(place.settings(), Sha256.hex(bytes), names, before).write(place.state(), agent);
            put(place.settings(), bytes);
        }
        return new Change(place.settings(), made, changed, backup);
    }

    /** Takes the hooks of an agent out: settings that were not changed since are put back byte for byte. */
    public Change uninstall(String agent, boolean ofUser, boolean dry) throws IOException {
        operator.require("uninstalling hooks");
        AgentSettings settings = settings(agent);
        HookPlace place = place(settings, ofUser);
        byte[] now = HookRecord.bytes(place.settings());
        if (now == null) {
            return new Change(place.settings(), null, false, null);
        }
        Optional<HookRecord> last =
                HookRecord.read(place.state(), agent, basics.json().get());
        byte[] then = last.isPresent() && last.get().isOf(now)
                ? last.get().before()
                : remaining(
                        settings, place, now, last.map(HookRecord::variables).orElse(List.of()));
        boolean changed = then == null || !text(then).equals(text(now));
        if (!dry && changed) {
            record(AuditActions.HOOKS_UNINSTALLED, settings, place);
            put(place.settings(), then);
            HookRecord.delete(place.state(), agent);
        }
        return new Change(place.settings(), then == null ? null : text(then), changed, null);
    }

    /** How the hooks of an agent stand, without changing anything. */
    public Standing standing(String agent, boolean ofUser, Path client) {
        AgentSettings settings = settings(agent);
        HookPlace place = place(settings, ofUser);
        try {
            byte[] now = HookRecord.bytes(place.settings());
            if (now == null) {
                return new Standing(place.settings(), List.of(), settings.events(), false, null);
            }
            List<String> hooked = settings.hooked(text(now), command(agent, place, client));
            List<String> missing = settings.events().stream()
                    .filter(event -> !hooked.contains(event))
                    .toList();
            return new Standing(place.settings(), hooked, missing, hooked.isEmpty() && settings.names(text(now)), null);
        } catch (IOException | UnreadableSettingsException e) {
            return new Standing(place.settings(), List.of(), settings.events(), false, String.valueOf(e.getMessage()));
        }
    }

    private String with(
            AgentSettings settings, HookPlace place, String text, Path client, Map<String, String> variables) {
        try {
            return settings.withHooks(text, command(settings.agent(), place, client), variables);
        } catch (UnreadableSettingsException e) {
            throw unreadable(place, e);
        }
    }

    /** What was there before there was anything of ours. */
    private static byte @Nullable [] without(AgentSettings settings, HookPlace place, byte @Nullable [] now) {
        try {
            return now == null || !settings.names(text(now)) ? now : remaining(settings, place, now, List.of());
        } catch (UnreadableSettingsException e) {
            throw unreadable(place, e);
        }
    }

    private static byte[] remaining(AgentSettings settings, HookPlace place, byte[] now, List<String> variables) {
        try {
            return settings.withoutHooks(text(now), variables).getBytes(StandardCharsets.UTF_8);
        } catch (UnreadableSettingsException e) {
            throw unreadable(place, e);
        }
    }

    private static ConfigurationException unreadable(HookPlace place, UnreadableSettingsException e) {
        return new ConfigurationException(
                List.of(place.settings() + ": " + e.getMessage() + "; mend it, and nothing was changed"));
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private HookCommand command(String agent, HookPlace place, Path client) {
        String project = place.ofUser() ? null : basics.project().root().toString();
        return new HookCommand(client.toString(), agent, project);
    }

    private static AgentSettings settings(String agent) {
        return HookWiring.SETTINGS.stream()
                .filter(settings -> settings.agent().equals(agent))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(List.of("there is no agent of this name; expected one of "
                        + String.join(", ", Hooks.agents()) + meant(agent))));
    }

    /** Some are called by a shorter name, or by that of their command line. */
    private static String meant(String agent) {
        return Hooks.agents().stream()
                .filter(known -> !agent.isEmpty() && (known.startsWith(agent) || agent.startsWith(known)))
                .findFirst()
                .map(known -> "; did you mean " + known + "?")
                .orElse("");
    }

    private HookPlace place(AgentSettings settings, boolean ofUser) {
        Path file = ofUser
                ? settings.ofUser(environment, home)
                : basics.project().root().resolve(settings.inProject());
        Path state = ofUser ? home.resolve(".loki").resolve("hooks") : basics.loki("state", "hooks");
        return new HookPlace(file, state, ofUser);
    }

    private void record(String what, AgentSettings settings, HookPlace place) {
        JsonObject details = JsonObject.builder()
                .put("agent", settings.agent())
                .put("events", JsonArray.ofStrings(settings.events()))
                .build();
        audit.record(new AuditDraft(Basics.userName(), what, place.settings().toString(), null, details));
    }

    /** Through a link, and with the mode that the file had. */
    private static void put(Path file, byte @Nullable [] bytes) throws IOException {
        Path real = Files.exists(file) ? file.toRealPath() : file;
        if (bytes == null) {
            Files.delete(real);
            return;
        }
        Set<PosixFilePermission> mode = mode(real);
        Files.createDirectories(parent(real));
        WholeFile.write(real, bytes);
        if (mode != null) {
            Files.setPosixFilePermissions(real, mode);
        }
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    private static @Nullable Set<PosixFilePermission> mode(Path file) throws IOException {
        boolean known = Files.exists(file)
                && file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return known ? Files.getPosixFilePermissions(file) : null;
    }
}
