package dev.loki.adapter.syslog.forward;

import dev.loki.domain.forward.ForwardedEntry;
import dev.loki.domain.forward.Urgency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The event classes of OCSF that audit entries fall into, by the words of their action. */
enum OcsfClass {
    FILE_SYSTEM_ACTIVITY(
            1001,
            Map.of("create", 1, "read", 2, "write", 3, "update", 3, "edit", 3, "delete", 4, "remove", 4, "rename", 5)),
    PROCESS_ACTIVITY(
            1007, Map.of("start", 1, "spawn", 1, "run", 1, "execute", 1, "stop", 2, "kill", 2, "end", 2, "exit", 2)),
    DETECTION_FINDING(2004, Map.of("deny", 1, "violation", 1, "tampered", 1)),
    AUTHENTICATION(3002, Map.of("login", 1, "logout", 2)),
    API_ACTIVITY(
            6003, Map.of("create", 1, "get", 2, "read", 2, "list", 2, "update", 3, "set", 3, "delete", 4, "revoke", 4));

    private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]+");
    private static final int OTHER = 99;

    private final int uid;

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<String, Integer> activities;

    OcsfClass(int uid, Map<String, Integer> activities) {
        this.uid = uid;
        this.activities = activities;
    }

    static OcsfClass of(ForwardedEntry entry) {
        List<String> words = words(entry.action());
        if (entry.urgency() == Urgency.ALERT || has(words, "policy", "scan", "secret", "violation", "tampered")) {
            return DETECTION_FINDING;
        }
        if (has(words, "login", "logout")) {
            return AUTHENTICATION;
        }
        if (has(words, "file", "directory", "folder")) {
            return FILE_SYSTEM_ACTIVITY;
        }
        return has(words, "session", "process", "command", "agent", "kill", "stop", "spawn", "execute")
                ? PROCESS_ACTIVITY
                : API_ACTIVITY;
    }

    int uid() {
        return uid;
    }

    /** The activity by the action's words; 99, other, where none is known. */
    int activity(String action) {
        return words(action).stream()
                .filter(activities::containsKey)
                .map(activities::get)
                .findFirst()
                .orElse(this == DETECTION_FINDING ? 1 : OTHER);
    }

    private static List<String> words(String action) {
        return List.of(SEPARATORS.split(action.toLowerCase(Locale.ROOT)));
    }

    private static boolean has(List<String> words, String... any) {
        return words.stream().anyMatch(List.of(any)::contains);
    }
}
