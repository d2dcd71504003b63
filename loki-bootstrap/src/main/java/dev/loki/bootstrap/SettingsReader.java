package dev.loki.bootstrap;

import dev.loki.bootstrap.settings.ResidentVariables;
import dev.loki.bootstrap.settings.RunLimits;
import dev.loki.bootstrap.settings.Settings;
import dev.loki.bootstrap.settings.Variables;
import java.util.Map;

/** What the environment asks for. Each method throws {@link ConfigurationException}, which names every variable that is wrong. */
final class SettingsReader {

    private SettingsReader() {}

    static Settings settings(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        return unlessWrong(variables, Settings.read(variables));
    }

    static RunLimits limits(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        return unlessWrong(variables, RunLimits.read(variables));
    }

    static ResidentVariables resident(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        return unlessWrong(variables, ResidentVariables.read(variables));
    }

    private static <T> T unlessWrong(Variables variables, T read) {
        ConfigurationException.throwIfAny(variables.problems());
        return read;
    }
}
