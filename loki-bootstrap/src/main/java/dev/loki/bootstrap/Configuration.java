package dev.loki.bootstrap;

import dev.loki.adapter.fs.config.IntegrationsFile;
import dev.loki.adapter.fs.config.ServiceConfig;
import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.bootstrap.settings.KnownVariable;
import dev.loki.bootstrap.settings.KnownVariables;
import dev.loki.bootstrap.settings.Settings;
import dev.loki.bootstrap.settings.TelemetrySettings;
import dev.loki.bootstrap.settings.UnknownVariable;
import dev.loki.bootstrap.settings.Variables;
import dev.loki.domain.scan.ContentScanner;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a project's Loki is told, and by what, also where it is told wrong. Secrets are masked in it.
 *
 * @param values each setting, by subject
 * @param unknown variables that begin with {@code LOKI_} and mean nothing, in the order of their names
 * @param problems what is wrong, each with the name of its variable or file
 */
public record Configuration(List<ConfiguredValue> values, List<UnknownVariable> unknown, List<String> problems) {

    public Configuration {
        values = List.copyOf(values);
        unknown = List.copyOf(unknown);
        problems = List.copyOf(problems);
    }

    public static Configuration of(Map<String, String> environment, Project project) {
        List<String> problems = new ArrayList<>();
        Map<String, String> file = file(project, problems);
        List<ConfiguredValue> values = KnownVariables.all().stream()
                .map(known -> value(known, environment, file, fileName(project)))
                .toList();
        problems.addAll(problems(environment));
        return new Configuration(values, KnownVariables.unknown(environment.keySet()), problems);
    }

    /**
     * The environment without the variables that are wrong, so that everything else can be looked at.
     *
     * @param wrong problems, each of which may begin with the name of its variable
     */
    public static Map<String, String> without(List<String> wrong, Map<String, String> environment) {
        Map<String, String> rest = new HashMap<>(environment);
        wrong.forEach(problem -> rest.remove(problem.replaceFirst(":.*", "")));
        return rest;
    }

    /** What says something, variable or file; empty where none of them does. */
    public Optional<ConfiguredValue> firstSet(String... variables) {
        return Stream.of(variables)
                .flatMap(name ->
                        values.stream().filter(value -> value.variable().name().equals(name)))
                .filter(ConfiguredValue::isOn)
                .findFirst();
    }

    private static ConfiguredValue value(
            KnownVariable known, Map<String, String> environment, Map<String, String> file, String fileName) {
        String set = environment.getOrDefault(known.name(), "").strip();
        String said = file.get(known.name());
        if (!set.isEmpty()) {
            return new ConfiguredValue(known, masked(known, set), ConfiguredValue.VARIABLE);
        }
        return said == null
                ? new ConfiguredValue(known, null, ConfiguredValue.DEFAULT)
                : new ConfiguredValue(known, masked(known, said), fileName);
    }

    /** Who asks an address, and what is behind its question mark, may be a secret, whatever it looks like. */
    private static String masked(KnownVariable known, String value) {
        if (known.secret()) {
            return "***";
        }
        String shown = value.replaceAll("://[^/@]*@", "://***@");
        shown = shown.contains("://") ? shown.replaceFirst("\\?.*", "?***") : shown;
        return ContentScanner.SECRETS.maskBehind(known.name() + "=", shown, null);
    }

    private static List<String> problems(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        TelemetrySettings telemetry = Settings.read(variables).telemetry();
        List<String> wrong = variables.problems();
        return telemetry == null || !wrong.isEmpty() ? wrong : telemetry.warnings();
    }

    /** What the file says of trackers, by the variable that would say it. */
    private static Map<String, String> file(Project project, List<String> problems) {
        Map<String, String> said = new HashMap<>();
        try {
            Map<String, ServiceConfig> services = new IntegrationsFile(project.lokiDir()).read();
            put(services.get(JiraDescription.NAME), JiraDescription.FIELDS, said);
            put(services.get(LinearDescription.NAME), LinearDescription.FIELDS, said);
            put(services.get(GitHubDescription.NAME), GitHubDescription.FIELDS, said);
        } catch (UnusableFileException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        return said;
    }

    private static void put(@Nullable ServiceConfig config, Map<String, String> fields, Map<String, String> said) {
        fields.forEach((variable, field) -> {
            String text = config == null ? null : config.texts().get(field);
            if (text != null) {
                said.put(variable, text);
            }
        });
    }

    private static String fileName(Project project) {
        String name = Files.exists(project.lokiDir().resolve("config.json")) ? "config.json" : "config.yaml";
        return project.root().relativize(project.lokiDir()).resolve(name).toString();
    }
}
