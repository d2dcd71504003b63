package dev.loki.domain.policy;

/**
 * A key that a policy may have.
 *
 * @param required whether it must be there
 * @param description what it says, for the schema
 */
record PolicyKey(String name, KeyType type, boolean required, String description) {

    static PolicyKey required(String name, KeyType type, String description) {
        return new PolicyKey(name, type, true, description);
    }

    static PolicyKey optional(String name, KeyType type, String description) {
        return new PolicyKey(name, type, false, description);
    }
}
