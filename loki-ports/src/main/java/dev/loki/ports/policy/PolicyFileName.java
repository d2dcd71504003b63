package dev.loki.ports.policy;

import java.util.List;

/** The names that stand for a policy file in a project's {@code .loki} folder. */
public final class PolicyFileName {

    /** The one that is read first. */
    public static final String JSON = "policies.json";

    /** The one that is read where there is no {@link #JSON}. */
    public static final String YAML = "policies.yaml";

    /** Never read, and refused: its writer meant {@link #YAML}. */
    public static final String MISNAMED = "policies.yml";

    /** All of them: where none is there, there is no policy file. */
    public static final List<String> ALL = List.of(JSON, YAML, MISNAMED);

    private PolicyFileName() {}
}
