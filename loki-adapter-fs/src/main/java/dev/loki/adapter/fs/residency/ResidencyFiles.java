package dev.loki.adapter.fs.residency;

import dev.loki.adapter.fs.config.ConfigFiles;
import dev.loki.adapter.fs.config.ConfigObject;
import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.policy.Origin;
import dev.loki.domain.residency.Residency;
import dev.loki.domain.residency.ResidencyRule;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a project's files say of where data may go: {@code residency.json}, and {@code residency} in {@code config.json}
 * and in {@code config.yaml}. What each of them says holds. A file that cannot be read, says something that is not known, or
 * is reached by a link becomes a fault of the result. Thread-safe.
 *
 * @param folder the project's {@code .loki} folder, which need not be there
 */
public record ResidencyFiles(Path folder) {

    private static final String WHOLE_FILE = "residency.json";
    private static final List<String> MISNAMED = List.of("residency.yaml", "residency.yml");
    private static final String MEMBER = "residency";
    private static final String PROVIDERS = "allowed_providers";
    private static final String REGIONS = "allowed_regions";
    private static final String AIR_GAPPED = "air_gapped";
    private static final List<String> KNOWN = List.of(PROVIDERS, REGIONS, AIR_GAPPED);
    private static final int MOST = 200;
    private static final int LONGEST = 100;

    /** What some file says. */
    @FunctionalInterface
    private interface Said {

        List<ConfigObject> read() throws UnusableFileException;
    }

    /** Reads all of them; never throws. */
    public Residency read() {
        ConfigFiles files = new ConfigFiles(folder);
        List<ResidencyRule> rules = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        gather(() -> files.whole(WHOLE_FILE).stream().toList(), rules, faults);
        gather(() -> files.members(MEMBER), rules, faults);
        MISNAMED.stream()
                .map(folder::resolve)
                .filter(ResidencyFiles::isThere)
                .forEach(file -> faults.add(file + ":1: this name is not read; write it as JSON into " + WHOLE_FILE
                        + ", or below " + MEMBER + ": into config.yaml"));
        return new Residency(rules, faults);
    }

    private static void gather(Said said, List<ResidencyRule> rules, List<String> faults) {
        try {
            for (ConfigObject config : said.read()) {
                rules.add(rule(config));
            }
        } catch (UnusableFileException e) {
            faults.add(String.valueOf(e.getMessage()));
        }
    }

    /** What is behind a link may be changed by who may not change Loki's own files. */
    private static ResidencyRule rule(ConfigObject config) throws UnusableFileException {
        if (Files.isSymbolicLink(config.path())) {
            throw config.problem("", "expected a file, found a symbolic link; put the file itself in its place");
        }
        for (String name : config.value().members().keySet()) {
            requireKnown(name, config);
        }
        String file = String.valueOf(config.path().getFileName());
        String field = config.field().isEmpty() ? "" : "/" + config.field();
        return new ResidencyRule(
                new Origin(file, config.document().lineOf(field)),
                names(PROVIDERS, config),
                names(REGIONS, config),
                isAirGapped(config));
    }

    private static void requireKnown(String name, ConfigObject config) throws UnusableFileException {
        if (!KNOWN.contains(name)) {
            throw config.problem(
                    name.matches("[A-Za-z0-9_-]{1,40}") ? name : "",
                    "expected only " + String.join(", ", KNOWN) + "; what else is meant would not hold");
        }
    }

    private static List<String> names(String field, ConfigObject config) throws UnusableFileException {
        JsonValue value = config.value().get(field);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof JsonArray array) || array.elements().size() > MOST) {
            throw config.problem(field, "expected a list of at most " + MOST + " names, such as [ollama]");
        }
        List<String> names = new ArrayList<>();
        for (JsonValue element : array.elements()) {
            names.add(name(element, field + "[" + names.size() + "]", config));
        }
        return names;
    }

    private static String name(JsonValue value, String field, ConfigObject config) throws UnusableFileException {
        if (value instanceof JsonString text
                && !text.value().isBlank()
                && text.value().length() <= LONGEST
                && text.value().chars().noneMatch(Character::isISOControl)) {
            return text.value();
        }
        throw config.problem(field, "expected a name of 1 to " + LONGEST + " characters");
    }

    private static boolean isAirGapped(ConfigObject config) throws UnusableFileException {
        JsonValue value = config.value().get(AIR_GAPPED);
        if (value == null) {
            return false;
        }
        if (value instanceof JsonBoolean truth) {
            return truth.value();
        }
        throw config.problem(AIR_GAPPED, "expected true or false");
    }

    private static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }
}
