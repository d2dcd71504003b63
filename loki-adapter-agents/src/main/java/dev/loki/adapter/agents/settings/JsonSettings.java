package dev.loki.adapter.agents.settings;

import dev.loki.domain.json.JsonBoolean;
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
import java.util.stream.Stream;
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
 * @param rules what else the agent asks of the file
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
        boolean takesEnvironment,
        SettingsRules rules)
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
    public List<Path> read(Path root, Map<String, String> environment, Path homeFolder) {
        if (rules.inProject().isEmpty()) {
            return List.of();
        }
        List<Path> files = new ArrayList<>(rules.ofMachine());
        files.add(ofUser(environment, homeFolder));
        rules.inProject().stream().map(root::resolve).forEach(files::add);
        return List.copyOf(files);
    }

    @Override
    public List<String> against(String text) throws UnreadableSettingsException {
        Node root = new SettingsText(text, true).root();
        return rules.against().stream()
                .filter(one -> root.member(one.member())
                        .filter(node -> node.covers(JsonBoolean.of(one.value())))
                        .isPresent())
                .map(one -> one.member() + " is " + one.value() + ", " + one.effect())
                .toList();
    }

    @Override
    public String withHooks(String text, HookCommand command, Map<String, String> environment)
            throws UnreadableSettingsException {
        if (missing(text, command).isEmpty() && has(text, environment)) {
            return text;
        }
        SettingsText settings = withoutEntries(settings(text));
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
        for (Map.Entry<String, JsonValue> member : rules.fixed().members().entrySet()) {
            if (!says(settings, member)) {
                settings = settings.put(List.of(), member.getKey(), member.getValue());
            }
        }
        rules.shape().require(settings.root());
        return settings.toString();
    }

    private SettingsText settings(String text) throws UnreadableSettingsException {
        return new SettingsText(text, rules.comments());
    }

    private boolean has(String text, Map<String, String> environment) throws UnreadableSettingsException {
        if (!takesEnvironment || environment.isEmpty()) {
            return true;
        }
        Node root = settings(text).root();
        return environment.entrySet().stream().allMatch(variable -> root.member(ENVIRONMENT)
                .filter(node -> node.string(variable.getKey()).equals(variable.getValue()))
                .isPresent());
    }

    private static boolean says(SettingsText settings, Map.Entry<String, JsonValue> member) {
        return settings.root()
                .member(member.getKey())
                .filter(node -> node.covers(member.getValue()))
                .isPresent();
    }

    @Override
    public String withoutHooks(String text, String before, List<String> variables) throws UnreadableSettingsException {
        SettingsText settings = withoutEntries(settings(text));
        for (String name : variables) {
            settings = withoutVariable(settings, name);
        }
        Node then = new SettingsText(before, true).root();
        for (Map.Entry<String, JsonValue> member : rules.fixed().members().entrySet()) {
            Node.Part part = settings.root().part(member.getKey()).orElse(null);
            if (part != null
                    && says(settings, member)
                    && then.member(member.getKey()).isEmpty()) {
                settings = settings.without(settings.root(), part);
            }
        }
        return settings.toString();
    }

    private SettingsText withoutEntries(SettingsText text) throws UnreadableSettingsException {
        SettingsText settings = text;
        Predicate<Node> ours = this::isOurs;
        SettingsText before;
        do {
            before = settings;
            settings = withoutOne(settings, ours);
        } while (settings != before);
        return settings;
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
        Node root = settings(text).root();
        rules.shape().require(root);
        List<String> hooked = new ArrayList<>();
        for (String event : events) {
            JsonObject whole = entry.of(event, command.line(event));
            boolean stands = root.member(HOOKS).flatMap(hooks -> hooks.member(event)).stream()
                    .flatMap(array -> array.parts().stream())
                    .anyMatch(part -> part.value().covers(whole));
            if (stands) {
                hooked.add(event);
            }
        }
        return List.copyOf(hooked);
    }

    @Override
    public List<String> missing(String text, HookCommand command) throws UnreadableSettingsException {
        SettingsText settings = settings(text);
        List<String> hooked =
                settings.root().member(HOOKS).filter(Node::isObject).isPresent() ? hooked(text, command) : List.of();
        return Stream.concat(
                        events.stream().filter(event -> !hooked.contains(event)),
                        rules.fixed().members().entrySet().stream()
                                .filter(member -> !says(settings, member))
                                .map(Map.Entry::getKey))
                .toList();
    }

    @Override
    public boolean names(String text) throws UnreadableSettingsException {
        SettingsText settings = settings(text);
        return !withoutEntries(settings).toString().equals(settings.toString());
    }
}
