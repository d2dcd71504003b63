package dev.loki.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** An environment as settings are read from it. */
final class Reading {

    private Reading() {}

    /** The settings, of which nothing is wrong. */
    static Settings of(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        Settings settings = Settings.read(variables);
        assertThat(variables.problems()).isEmpty();
        return settings;
    }

    /** What is wrong with them. */
    static List<String> problems(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        Settings.read(variables);
        return variables.problems();
    }
}
