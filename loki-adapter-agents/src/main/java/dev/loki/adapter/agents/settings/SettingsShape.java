package dev.loki.adapter.agents.settings;

import dev.loki.ports.hook.UnreadableSettingsException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must stand below {@code hooks}, where an agent passes over the whole file for one entry that it does not know.
 *
 * @param events the events that there are; empty where anything will do
 */
public record SettingsShape(Set<String> events) {

    /** Asks nothing. */
    public static final SettingsShape ANY = new SettingsShape(Set.of());

    private static final String HOOKS = "hooks";

    public SettingsShape {
        events = Set.copyOf(events);
    }

    /** @throws UnreadableSettingsException naming the path of the first entry that is not as it must be */
    void require(Node root) throws UnreadableSettingsException {
        Node hooks = root.member(HOOKS).orElse(null);
        if (events.isEmpty() || hooks == null) {
            return;
        }
        expect(hooks.isObject(), HOOKS, "an object with an array for each event");
        for (Node.Part event : hooks.parts()) {
            String path = HOOKS + "." + event.name();
            expect(events.contains(event.name()), path, "an event that there is, such as PreToolUse");
            groups(event.value(), path);
        }
        for (String list : List.of("allow", "deny", "ask")) {
            Node rules =
                    root.member("permissions").flatMap(all -> all.member(list)).orElse(null);
            expect(rules == null || rules.isArray(), "permissions." + list, "an array of texts");
        }
    }

    private static void groups(Node event, String path) throws UnreadableSettingsException {
        expect(event.isArray(), path, "an array");
        for (int i = 0; i < event.parts().size(); i++) {
            Node group = event.parts().get(i).value();
            String where = path + "[" + i + "]";
            expect(group.isObject(), where, "an object with \"hooks\"");
            Node matcher = group.member("matcher").orElse(null);
            expect(matcher == null || matcher.isText(), where + ".matcher", "a text");
            entries(group.member(HOOKS).orElse(null), where + "." + HOOKS);
        }
    }

    private static void entries(@Nullable Node hooks, String path) throws UnreadableSettingsException {
        if (hooks == null || !hooks.isArray()) {
            throw unexpected(path, "an array of hooks");
        }
        for (int i = 0; i < hooks.parts().size(); i++) {
            Node hook = hooks.parts().get(i).value();
            String where = path + "[" + i + "]";
            String type = hook.string("type");
            expect(!type.isEmpty(), where + ".type", "a text, such as \"command\"");
            boolean command = type.equals("command");
            expect(!command || !hook.string("command").isEmpty(), where + ".command", "a text");
        }
    }

    private static void expect(boolean met, String path, String what) throws UnreadableSettingsException {
        if (!met) {
            throw unexpected(path, what);
        }
    }

    private static UnreadableSettingsException unexpected(String path, String what) {
        return new UnreadableSettingsException(
                path + ": expected " + what + ", without which the agent passes over the whole file and runs no hook");
    }
}
