package dev.loki.domain.policy;

/**
 * Where a policy stands.
 *
 * @param file the file's name, or {@link #ENVIRONMENT}
 * @param line the line in it, from 1; 0 where it has none
 */
public record Origin(String file, int line) {

    /** What stands for the file of a policy that an environment variable makes. */
    public static final String ENVIRONMENT = "environment";

    /** Where what no file says stands. */
    public static final Origin BUILT_IN = new Origin("built-in", 0);

    static final Origin OF_VARIABLES = new Origin(ENVIRONMENT, 0);

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line;
    }
}
