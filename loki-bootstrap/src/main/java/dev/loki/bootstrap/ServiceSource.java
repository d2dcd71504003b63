package dev.loki.bootstrap;

import dev.loki.adapter.fs.config.ServiceConfig;
import dev.loki.domain.tracker.StatusNames;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the environment and the file say of one service; the environment wins.
 *
 * @param config as the file says it; no secret is among it
 * @param fields the field of the file that says what a variable says
 */
record ServiceSource(IntegrationVariables variables, ServiceConfig config, Map<String, String> fields) {

    private static final Set<String> TRUTHS = Set.of("true", "1", "yes", "on");
    private static final Set<String> UNTRUTHS = Set.of("false", "0", "no", "off", "");

    Optional<String> text(String variable) {
        return variables.text(variable).or(() -> Optional.ofNullable(fields.get(variable)).map(config.texts()::get));
    }

    /** @throws ConfigurationException where it is neither on nor off */
    boolean flag(String variable) {
        String value = text(variable).orElse("").toLowerCase(Locale.ROOT);
        if (!TRUTHS.contains(value) && !UNTRUTHS.contains(value)) {
            throw wrong(variable, "expected true, 1, yes or on, or false, 0, no or off");
        }
        return TRUTHS.contains(value);
    }

    /** Those of the variables that neither say anything, nor their fields. */
    List<String> missing(String... needed) {
        return List.of(needed).stream().filter(name -> text(name).isEmpty()).toList();
    }

    /** What the team calls its statuses. */
    StatusNames statuses() {
        return StatusNames.DEFAULT.with(config.statuses());
    }

    /**
     * A setting that an adapter checks.
     *
     * @throws ConfigurationException where it will not have it
     */
    static <T> T checked(String variable, Supplier<T> setting) {
        try {
            return setting.get();
        } catch (IllegalArgumentException e) {
            throw wrong(variable, String.valueOf(e.getMessage()));
        }
    }

    static ConfigurationException wrong(String variable, String expectation) {
        return new ConfigurationException(List.of(variable + ": " + expectation));
    }
}
