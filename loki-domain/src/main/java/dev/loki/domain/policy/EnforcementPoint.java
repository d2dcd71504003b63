package dev.loki.domain.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where an engine asks before it goes on (seed, "Enforcement Points"). */
public enum EnforcementPoint {
    /** Before an agent acts. */
    PRE_EXECUTION,
    /** Before a deployment. */
    PRE_DEPLOYMENT,
    /** Before tokens are spent or a provider is called. */
    RESOURCE,
    /** Before content leaves the agent's hands. */
    DATA;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name in policy files and on the command line, such as {@code pre_execution}. */
    public String wireName() {
        return wireName;
    }

    /** The point of this name; empty where there is none, which must never count as allowed. */
    public static Optional<EnforcementPoint> named(String wireName) {
        return Arrays.stream(values())
                .filter(point -> point.wireName.equals(wireName))
                .findFirst();
    }

    /** All names, in the seed's order. */
    public static List<String> wireNames() {
        return Arrays.stream(values()).map(EnforcementPoint::wireName).toList();
    }
}
