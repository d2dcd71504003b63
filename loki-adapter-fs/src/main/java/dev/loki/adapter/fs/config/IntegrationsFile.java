package dev.loki.adapter.fs.config;

import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.tracker.WorkStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code integrations} in {@code config.json} or {@code config.yaml}: which trackers there are. Secrets have no place in
 * it, and are refused. Thread-safe.
 *
 * @param folder the project's {@code .loki} folder, which need not be there
 */
public record IntegrationsFile(Path folder) {

    private static final String MEMBER = "integrations";
    private static final String STATUSES = "statuses";
    private static final String ISSUE_TYPES = "issue_types";
    private static final int LONGEST = 500;

    /** What may be said of each service. */
    private static final Map<String, List<String>> FIELDS = Map.of(
            "jira", List.of("url", "email", "project_key", "epic_key", ISSUE_TYPES, STATUSES),
            "linear", List.of("url", "team", "issue", STATUSES),
            "github", List.of("url", "repository", "issue", "sync", STATUSES));

    /** Where a secret belongs that somebody wrote into the file. */
    private static final Map<String, Map<String, String>> SECRETS = Map.of(
            "jira", Map.of("token", "LOKI_JIRA_TOKEN", "webhook_secret", "LOKI_JIRA_WEBHOOK_SECRET"),
            "linear", Map.of("token", "LOKI_LINEAR_API_KEY", "webhook_secret", "LOKI_LINEAR_WEBHOOK_SECRET"),
            "github", Map.of("token", "GITHUB_TOKEN", "webhook_secret", "LOKI_GITHUB_WEBHOOK_SECRET"));

    /**
     * Reads what is said of each service, by its name; nothing is, where no file says anything.
     *
     * @throws UnusableFileException where a file cannot be read or understood; the message names file, line and field
     */
    public Map<String, ServiceConfig> read() throws UnusableFileException {
        Optional<ConfigObject> integrations = new ConfigFiles(folder).member(MEMBER);
        Map<String, ServiceConfig> services = new LinkedHashMap<>();
        if (integrations.isPresent()) {
            for (String name : integrations.get().value().members().keySet()) {
                if (!FIELDS.containsKey(name)) {
                    throw integrations.get().problem(name, "expected jira, linear or github");
                }
                services.put(name, service(name, integrations.get().object(name)));
            }
        }
        return services;
    }

    private static ServiceConfig service(String service, ConfigObject config) throws UnusableFileException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonValue> member : config.value().members().entrySet()) {
            String name = member.getKey();
            requireKnown(service, name, config);
            if (!name.equals(STATUSES) && !name.equals(ISSUE_TYPES)) {
                texts.put(name, text(name, member.getValue(), config));
            }
        }
        return new ServiceConfig(Map.copyOf(texts), statuses(config.object(STATUSES)), issueTypes(config));
    }

    private static void requireKnown(String service, String name, ConfigObject config) throws UnusableFileException {
        List<String> known = FIELDS.getOrDefault(service, List.of());
        if (known.contains(name)) {
            return;
        }
        if (name.matches("(?i).*(token|secret|key|password|credential).*")) {
            Map<String, String> variables = SECRETS.getOrDefault(service, Map.of());
            String variable = variables.getOrDefault(
                    name.contains("webhook") || name.contains("secret") ? "webhook_secret" : "token", "");
            throw config.problem(
                    name, "a secret must not stand in a file; take it out, change it, and set " + variable);
        }
        throw config.problem(name, "expected one of " + String.join(", ", known));
    }

    private static String text(String name, JsonValue value, ConfigObject config) throws UnusableFileException {
        if (value instanceof JsonBoolean truth && name.equals("sync")) {
            return truth.toString();
        }
        if (value instanceof JsonNumber number && name.equals("issue")) {
            return number.literal();
        }
        if (value instanceof JsonString text
                && text.value().length() <= LONGEST
                && !text.value().isBlank()) {
            return text.value().strip();
        }
        throw config.problem(
                name,
                name.equals("sync")
                        ? "expected true or false"
                        : "expected a text of at most " + LONGEST + " characters");
    }

    private static Map<WorkStatus, String> statuses(ConfigObject config) throws UnusableFileException {
        Map<WorkStatus, String> statuses = new EnumMap<>(WorkStatus.class);
        for (Map.Entry<String, JsonValue> member : config.value().members().entrySet()) {
            WorkStatus status = WorkStatus.of(member.getKey())
                    .orElseThrow(() -> config.problem(
                            member.getKey(),
                            "expected one of "
                                    + Stream.of(WorkStatus.values())
                                            .map(WorkStatus::label)
                                            .collect(Collectors.joining(", "))));
            statuses.put(status, text(member.getKey(), member.getValue(), config));
        }
        return statuses;
    }

    private static List<String> issueTypes(ConfigObject config) throws UnusableFileException {
        JsonValue value = config.value().get(ISSUE_TYPES);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof JsonArray array)) {
            throw config.problem(ISSUE_TYPES, "expected a list of names, such as [Epic, Story]");
        }
        List<String> types = new ArrayList<>();
        for (JsonValue type : array.elements()) {
            types.add(text(ISSUE_TYPES, type, config));
        }
        return types;
    }
}
