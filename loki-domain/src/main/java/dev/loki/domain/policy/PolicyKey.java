package dev.loki.domain.policy;

/**
 * A key that a policy, or an object of another file that is read like a policy file, may have.
 *
 * @param required whether it must be there
 * @param description what it says, for the schema
 */
public record PolicyKey(String name, KeyType type, boolean required, String description) {

    public static PolicyKey required(String name, KeyType type, String description) {
        return new PolicyKey(name, type, true, description);
    }

    public static PolicyKey optional(String name, KeyType type, String description) {
        return new PolicyKey(name, type, false, description);
    }
}
