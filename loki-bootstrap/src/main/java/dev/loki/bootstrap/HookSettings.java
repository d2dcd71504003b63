package dev.loki.bootstrap;

import dev.loki.ports.hook.AgentSettings;
import dev.loki.ports.hook.HookCommand;
import dev.loki.ports.hook.UnreadableSettingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an agent at one place: what they hold, and what they would hold with Loki's hooks and without. Settings that
 * cannot be read are a {@link ConfigurationException}, as nothing is changed then.
 *
 * @param vendor how its agent writes its settings
 * @param place the file, and what is kept of it
 * @param project the project's folder
 * @param others all that its agent reads settings from; a folder stands for each {@code .json} in it
 */
record HookSettings(AgentSettings vendor, HookPlace place, Path project, List<Path> others) {

    /**
     * Those of an agent.
     *
     * @param ofUser whether those that hold for all projects of the user
     * @throws ConfigurationException where no agent has this name
     */
    static HookSettings of(String agent, boolean ofUser, Basics basics, Map<String, String> environment, Path home) {
        AgentSettings settings = named(agent);
        Path project = basics.project().root();
        Path file = ofUser ? settings.ofUser(environment, home) : project.resolve(settings.inProject());
        Path state = ofUser ? home.resolve(".loki").resolve("hooks") : basics.loki("state", "hooks");
        HookPlace place = new HookPlace(file, state, ofUser);
        return new HookSettings(settings, place, project, settings.read(project, environment, home));
    }

    Path file() {
        return place.settings();
    }

    Path state() {
        return place.state();
    }

    /** What the file holds; null where there is none. */
    byte @Nullable [] bytes() throws IOException {
        return HookRecord.bytes(file());
    }

    static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    /** What is called at each event. */
    HookCommand command(Path client) {
        return new HookCommand(client.toString(), vendor.agent(), place.ofUser() ? null : project.toString());
    }

    /** Which of these variables get into the settings. */
    List<String> taken(Map<String, String> variables) {
        return vendor.takesEnvironment() ? List.copyOf(variables.keySet()) : List.of();
    }

    String with(byte @Nullable [] now, Path client, Map<String, String> variables) {
        return understood(() -> vendor.withHooks(text(now), command(client), variables));
    }

    boolean isNamedIn(byte[] now) {
        return understood(() -> vendor.names(text(now)));
    }

    byte[] without(byte[] now, Optional<HookRecord> last, List<String> variables) {
        String before = last.isPresent() ? text(last.get().before()) : "";
        return understood(() -> vendor.withoutHooks(text(now), before, variables))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What keeps the hooks from running, wherever it stands. */
    List<String> against() {
        return new HookForce(vendor, others).against();
    }

    /** Hooks that would not run are not installed. */
    void requireForce(String made) {
        HookForce force = new HookForce(
                vendor, others.stream().filter(other -> !other.equals(file())).toList());
        List<String> against = Stream.concat(force.against().stream(), force.against(file(), made).stream())
                .map(what -> what + ", and nothing was changed")
                .toList();
        if (!against.isEmpty()) {
            throw new ConfigurationException(against);
        }
    }

    /** Writes the file, or deletes it where there is nothing for it. */
    void put(byte @Nullable [] bytes) throws IOException {
        SettingsFile.put(file(), bytes);
    }

    private <T> T understood(Reading<T> reading) {
        try {
            return reading.read();
        } catch (UnreadableSettingsException e) {
            throw new ConfigurationException(
                    List.of(file() + ": " + e.getMessage() + "; mend it, and nothing was changed"));
        }
    }

    private interface Reading<T> {
        T read() throws UnreadableSettingsException;
    }

    private static AgentSettings named(String agent) {
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
}
