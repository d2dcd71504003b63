package dev.loki.bootstrap;

import java.util.List;

/** Settings that cannot be obeyed. All problems are reported at once; none quotes a secret. */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String[] problems;

    /** @param problems at least one, each naming the variable, what was expected and how to mend it */
    public ConfigurationException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = problems.toArray(String[]::new);
    }

    /** Refuses settings of which anything is wrong. */
    static void throwIfAny(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    public List<String> problems() {
        return List.of(problems);
    }
}
