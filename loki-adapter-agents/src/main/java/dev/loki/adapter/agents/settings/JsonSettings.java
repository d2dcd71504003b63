package dev.loki.adapter.agents.settings;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.hook.AgentSettings;
import dev.loki.ports.hook.HookCommand;
import dev.loki.ports.hook.UnreadableSettingsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Settings in a JSON file that has, below {@code hooks}, an array for each event. Immutable.
 *
 * @param agent what it is called on the command line
 * @param project where they are, from the project's folder
 * @param home the folder of a user's, from his home
 * @param homeVariable the variable that names that folder instead; null where there is none
 * @param userFile their name in it
 * @param events each event that is listened to
 * @param required members that the file must have, where it does not say otherwise
 * @param entry what stands in an event's array
 * @param takesEnvironment whether {@code env} is handed to the agent
 */
public record JsonSettings(
        String agent,
        Path project,
        String home,
        @Nullable String homeVariable,
        String userFile,
        List<String> events,
        JsonObject required,
        Entry entry,
        boolean takesEnvironment)
        implements AgentSettings {

    private static final String HOOKS = "hooks";
    private static final String COMMAND = "command";
    private static final String ENVIRONMENT = "env";

    /** What stands in an event's array. */
    @FunctionalInterface
    public interface Entry {

        JsonObject of(String event, String command);
    }

    @Override
    public Path inProject() {
        return project;
    }

    @Override
    public Path ofUser(Map<String, String> environment, Path homeFolder) {
        String named = homeVariable == null ? "" : environment.getOrDefault(homeVariable, "");
        return (named.isBlank() ? homeFolder.resolve(home) : homeFolder.resolve(named)).resolve(userFile);
    }

    @Override
    public String withHooks(String text, HookCommand command, Map<String, String> environment)
            throws UnreadableSettingsException {
        if (hooked(text, command).equals(events) && has(text, environment)) {
            return text;
        }
        SettingsText settings = new SettingsText(withoutHooks(text, List.of()));
        for (Map.Entry<String, JsonValue> member : required.members().entrySet()) {
            if (settings.root().member(member.getKey()).isEmpty()) {
                settings = settings.put(List.of(), member.getKey(), member.getValue());
            }
        }
        for (String event : events) {
            settings = settings.append(List.of(HOOKS, event), entry.of(event, command.line(event)));
        }
        if (takesEnvironment) {
            for (Map.Entry<String, String> variable : environment.entrySet()) {
                settings = settings.put(List.of(ENVIRONMENT), variable.getKey(), new JsonString(variable.getValue()));
            }
        }
        return settings.toString();
    }

    private boolean has(String text, Map<String, String> environment) throws UnreadableSettingsException {
        if (!takesEnvironment || environment.isEmpty()) {
            return true;
        }
        Node root = new SettingsText(text).root();
        return environment.entrySet().stream().allMatch(variable -> root.member(ENVIRONMENT)
                .filter(node -> node.string(variable.getKey()).equals(variable.getValue()))
                .isPresent());
    }

    @Override
    public String withoutHooks(String text, List<String> variables) throws UnreadableSettingsException {
        SettingsText settings = new SettingsText(text);
        Predicate<Node> ours = this::isOurs;
        SettingsText before;
        do {
            before = settings;
            settings = withoutOne(settings, ours);
        } while (settings != before);
        for (String name : variables) {
            settings = withoutVariable(settings, name);
        }
        return settings.toString();
    }

    /** Without the first entry of ours, and what is empty then. */
    private SettingsText withoutOne(SettingsText settings, Predicate<Node> ours) throws UnreadableSettingsException {
        Node.Part hooks = settings.root().part(HOOKS).orElse(null);
        if (hooks == null || !hooks.value().isObject()) {
            return settings;
        }
        for (Node.Part event : hooks.value().parts()) {
            for (Node.Part element : event.value().parts()) {
                if (isOnly(element.value(), ours)) {
                    return withoutEntry(settings, hooks, event, element);
                }
                Node inner = element.value().member(HOOKS).orElse(null);
                Node.Part one = inner == null ? null : first(inner, ours);
                if (inner != null && one != null) {
                    return settings.without(inner, one);
                }
            }
        }
        return settings;
    }

    private static Node.@Nullable Part first(Node array, Predicate<Node> ours) {
        return array.parts().stream()
                .filter(part -> ours.test(part.value()))
                .findFirst()
                .orElse(null);
    }

    /** Whether an entry is ours, or holds nothing but what is. */
    private static boolean isOnly(Node entry, Predicate<Node> ours) {
        Node inner = entry.member(HOOKS).orElse(null);
        return inner == null
                ? ours.test(entry)
                : !inner.parts().isEmpty() && inner.parts().stream().allMatch(part -> ours.test(part.value()));
    }

    private static SettingsText withoutEntry(SettingsText settings, Node.Part hooks, Node.Part event, Node.Part element)
            throws UnreadableSettingsException {
        if (event.value().parts().size() > 1) {
            return settings.without(event.value(), element);
        }
        return hooks.value().parts().size() > 1
                ? settings.without(hooks.value(), event)
                : settings.without(settings.root(), hooks);
    }

    private static SettingsText withoutVariable(SettingsText settings, String name) throws UnreadableSettingsException {
        Node.Part environment = settings.root().part(ENVIRONMENT).orElse(null);
        Node.Part variable =
                environment == null ? null : environment.value().part(name).orElse(null);
        if (environment == null || variable == null) {
            return settings;
        }
        return environment.value().parts().size() > 1
                ? settings.without(environment.value(), variable)
                : settings.without(settings.root(), environment);
    }

    private boolean isOurs(Node hook) {
        return HookCommand.isOf(agent, hook.string(COMMAND));
    }

    @Override
    public List<String> hooked(String text, HookCommand command) throws UnreadableSettingsException {
        Node root = new SettingsText(text).root();
        List<String> hooked = new ArrayList<>();
        for (String event : events) {
            boolean stands = root.member(HOOKS).flatMap(hooks -> hooks.member(event)).stream()
                    .flatMap(array -> array.parts().stream())
                    .anyMatch(part -> runs(part.value(), command.line(event)));
            if (stands) {
                hooked.add(event);
            }
        }
        return List.copyOf(hooked);
    }

    @Override
    public boolean names(String text) throws UnreadableSettingsException {
        return !new SettingsText(withoutHooks(text, List.of())).toString().equals(new SettingsText(text).toString());
    }

    private static boolean runs(Node entry, String command) {
        return entry.string(COMMAND).equals(command)
                || entry.member(HOOKS).stream()
                        .flatMap(inner -> inner.parts().stream())
                        .anyMatch(part -> part.value().string(COMMAND).equals(command));
    }
}
