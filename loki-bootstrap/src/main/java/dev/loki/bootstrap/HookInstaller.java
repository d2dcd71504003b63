package dev.loki.bootstrap;

import dev.loki.application.audit.AuditTrail;
import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.hook.HookCommand;
import dev.loki.ports.hook.UnreadableSettingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * @param missing the events at which it does not, or not with time enough, and what else must stand there
     * @param others whether hooks of Loki stand there that run another client, or for another project
     * @param against what keeps the hooks from running, wherever it stands: a sentence each, with how to mend it
     * @param trouble why the settings cannot be read; null where they can
     */
    public record Standing(
            Path settings,
            List<String> installed,
            List<String> missing,
            boolean others,
            List<String> against,
            @Nullable String trouble) {

        /** Whether every event is listened to, and nothing keeps the hooks from running. */
        public boolean isComplete() {
            return trouble == null && missing.isEmpty() && against.isEmpty();
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
        HookSettings settings = settings(agent, ofUser);
        byte[] now = settings.bytes();
        String made = settings.with(now, client, variables);
        settings.requireForce(made);
        Optional<HookRecord> last = last(settings);
        byte[] before = before(settings, now, last);
        boolean changed = !made.equals(HookSettings.text(now));
        if (!dry && changed) {
            byte[] bytes = made.getBytes(StandardCharsets.UTF_8);
            record(AuditActions.HOOKS_INSTALLED, settings);
            new HookRecord(settings.file(), Sha256.hex(bytes), settings.taken(variables), before)
                    .write(settings.state(), agent);
            settings.put(bytes);
        }
        Path backup = before == null ? null : HookRecord.backup(settings.state(), agent);
        return new Change(settings.file(), made, changed, backup);
    }

    /** Takes the hooks of an agent out: settings that were not changed since are put back byte for byte. */
    public Change uninstall(String agent, boolean ofUser, boolean dry) throws IOException {
        operator.require("uninstalling hooks");
        HookSettings settings = settings(agent, ofUser);
        byte[] now = settings.bytes();
        if (now == null) {
            return new Change(settings.file(), null, false, null);
        }
        byte[] then = without(settings, now, last(settings));
        String text = then == null ? null : HookSettings.text(then);
        boolean changed = !HookSettings.text(now).equals(text);
        if (!dry && changed) {
            record(AuditActions.HOOKS_UNINSTALLED, settings);
            settings.put(then);
            HookRecord.delete(settings.state(), agent);
        }
        return new Change(settings.file(), text, changed, null);
    }

    /** How the hooks of an agent stand, without changing anything. */
    public Standing standing(String agent, boolean ofUser, Path client) {
        HookSettings settings = settings(agent, ofUser);
        try {
            byte[] now = settings.bytes();
            return now == null
                    ? nothing(settings, null)
                    : standing(settings, HookSettings.text(now), settings.command(client));
        } catch (IOException | UnreadableSettingsException e) {
            return nothing(settings, String.valueOf(e.getMessage()));
        }
    }

    private static Standing standing(HookSettings settings, String text, HookCommand command)
            throws UnreadableSettingsException {
        List<String> hooked = settings.vendor().hooked(text, command);
        return new Standing(
                settings.file(),
                hooked,
                settings.vendor().missing(text, command),
                hooked.isEmpty() && settings.vendor().names(text),
                settings.against(),
                null);
    }

    private static Standing nothing(HookSettings settings, @Nullable String trouble) {
        return new Standing(settings.file(), List.of(), settings.vendor().events(), false, List.of(), trouble);
    }

    /** What was there before there was anything of ours. */
    private static byte @Nullable [] before(HookSettings settings, byte @Nullable [] now, Optional<HookRecord> last) {
        if (last.isPresent() && last.get().isOf(now)) {
            return last.get().before();
        }
        return now == null || !settings.isNamedIn(now) ? now : settings.without(now, last, List.of());
    }

    private static byte @Nullable [] without(HookSettings settings, byte[] now, Optional<HookRecord> last) {
        if (last.isPresent() && last.get().isOf(now)) {
            return last.get().before();
        }
        return settings.without(now, last, last.map(HookRecord::variables).orElse(List.of()));
    }

    private Optional<HookRecord> last(HookSettings settings) throws IOException {
        return HookRecord.read(
                settings.state(), settings.vendor().agent(), basics.json().get());
    }

    private HookSettings settings(String agent, boolean ofUser) {
        return HookSettings.of(agent, ofUser, basics, environment, home);
    }

    private void record(String what, HookSettings settings) {
        JsonObject details = JsonObject.builder()
                .put("agent", settings.vendor().agent())
                .put("events", JsonArray.ofStrings(settings.vendor().events()))
                .build();
        audit.record(new AuditDraft(Basics.userName(), what, settings.file().toString(), null, details));
    }
}
